import { testMessages } from '../../../tests/room-messages.ts';

testMessages('organisation');
