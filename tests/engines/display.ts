import { startProgram, type Program } from './program.ts';

/** A screen that nobody sees, for browsers that need one. */
export async function startDisplay(file: string): Promise<{ readonly name: string } & Pick<Program, 'stop'>> {
  const program = startProgram({
    file,
    // It chooses a free number itself, and says it.
    words: () => ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp']
  });
  const number = await program.said(/^(\d+)$/m);
  return { name: `:${number}`, stop: program.stop };
}
