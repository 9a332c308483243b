import { describeMessages } from '../../../../tests/messages-of-room.ts';

describeMessages('the proof', 'src/lib/contribution/proof/messages');
