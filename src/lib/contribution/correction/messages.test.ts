import { testParity } from '../../../../tests/message-parity.ts';

testParity('correction');
