/** What the process that starts the embedded Supabase and the one that is it say to each other. */
export interface ServerOptions {
  readonly dataDirectory: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly migrationsDirectory?: string;
  readonly siteUrl?: string;
  readonly usePrepared?: boolean;
}

export type FromParent =
  | {
      readonly kind: 'sql';
      readonly id: number;
      readonly query: string;
      readonly parameters: readonly unknown[];
    }
  | { readonly kind: 'stop' };

export interface PlainError {
  readonly message: string;
  /** The SQLSTATE of PostgreSQL, or the name of our own error. */
  readonly code?: string;
  readonly detail?: string;
  readonly hint?: string;
}

export type FromServer =
  | {
      readonly kind: 'ready';
      readonly url: string;
      readonly publishableKey: string;
      readonly secretKey: string;
    }
  | { readonly kind: 'failed'; readonly refusal: PlainError }
  | { readonly kind: 'rows'; readonly id: number; readonly rows: unknown[] }
  | { readonly kind: 'refused'; readonly id: number; readonly refusal: PlainError };

/** An error as plain data, so that it can cross between processes. */
export function plainErrorOf(error: unknown): PlainError {
  const { message, name, code, detail, hint } = error as Error & PlainError;
  const said = { message: String(message ?? error), code: code ?? (name === 'Error' ? undefined : name) };
  return JSON.parse(JSON.stringify({ ...said, detail, hint }));
}
