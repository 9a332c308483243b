/** Given to `node --import`: the process it is in ends when the one that started it does, however that ended. */
import { whenParentIsGone } from '../../supabase/embedded/parent.ts';

// It is for this process, not for those it forks (a test runner's workers would lose what keeps them alive).
process.execArgv.splice(process.execArgv.indexOf('--import'), 2);

whenParentIsGone(() => process.kill(process.pid, 'SIGTERM'));
// The channel alone must not keep a process that has finished.
process.channel?.unref();
