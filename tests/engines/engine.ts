/** A browser that the pages are tried in, with one window as wide as a telephone. What speaks to it is its own protocol. */
export interface Engine {
  readonly name: string;
  /** Resolves when the document and what it names have come. */
  goto(address: string): Promise<void>;
  /** Runs the words of a function in the page; what it returns is passed as JSON. */
  run(source: string): Promise<unknown>;
  /** A finger, or the pointer, in the middle of the window's point (CSS pixels). */
  tap(x: number, y: number): Promise<void>;
  /** Letters into the field that was tapped. */
  type(text: string): Promise<void>;
  /** Gives the first `input[type=file]` that fits the selector a file. */
  setFile(selector: string, file: string): Promise<void>;
  /** What the window shows, as PNG. */
  picture(): Promise<Buffer>;
  stop(): Promise<void>;
}

/** Of a telephone; the map's own tests have it, too (playwright.config.ts). */
export const WINDOW = { width: 360, height: 740 } as const;
