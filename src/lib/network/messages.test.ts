import { testMessages } from '../../../tests/room-messages.ts';

testMessages('src/lib/network/messages');
