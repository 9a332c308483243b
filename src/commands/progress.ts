const WIDTH = 30;

/** Draws how far long work is, when someone is watching. @returns what to call as the work goes on. */
export function progressBar(): (done: number, total: number) => void {
  const { stderr } = process;
  if (!stderr.isTTY) return () => {};
  return (done, total) => {
    const full = total === 0 ? WIDTH : Math.round((done / total) * WIDTH);
    stderr.write(
      `\r${'█'.repeat(full)}${'·'.repeat(WIDTH - full)} ${done} of ${total}${done >= total ? '\n' : ''}`
    );
  };
}
