import { testParity } from '../../../tests/message-parity.ts';

testParity('src/lib/insight/messages');
