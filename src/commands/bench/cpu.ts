import { readFileSync } from 'node:fs';

/** Of Linux, everywhere we run: a tick of /proc in milliseconds. */
const TICK = 10;

/** Milliseconds of processor that a process has had so far (proc(5), `stat`: utime and stime). */
export function processorTimeOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name of the program, in brackets, may have anything in it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK;
}
