import { testParity } from '../../../../tests/message-parity.ts';

testParity('src/lib/contribution/still-true/messages');
