import type { TemporaryApp } from '../temporary-app.ts';

/** The embedded Supabase takes one statement at a time. */
export async function inStatements(text: string, sql: TemporaryApp['supabase']['sql']): Promise<void> {
  for (const statement of text.split(/;\s*\n/).filter((one) => one.trim() !== '')) await sql(statement);
}
