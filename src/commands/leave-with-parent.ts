/** Given to `node --import`: the process it is in ends when the one that started it does, however that ended. */
import { whenParentIsGone } from '../../supabase/embedded/parent.ts';

whenParentIsGone(() => process.kill(process.pid, 'SIGTERM'));
// The channel alone must not keep a process that has finished.
process.channel?.unref();
