/** Says what is being done. Standard output is kept for what a command is asked for. */
export function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** An error that is one sentence for the person at the keyboard; anything else is shown with its trace. */
export class Sentence extends Error {
  override readonly name = 'Sentence';
}

/** Shows why a command ends. @returns the exit code, 1. */
export function showFailure(error: unknown): 1 {
  const { name, code, message, stack } = error as Error & { code?: string };
  const isSentence = name === 'Sentence' || name === 'FolderInUse' || code === 'FolderInUse';
  say(isSentence ? message : (stack ?? String(error)));
  return 1;
}
