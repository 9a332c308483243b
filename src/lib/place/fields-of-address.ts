import type { Translator } from '../i18n/translator.ts';

/**
 * The other fields of a form come with the page where its address asks for them: without scripts, that opens them.
 * @returns null where it does not
 */
export async function fieldsOfAddress<Fields>(
  { url, parent }: { readonly url: URL; readonly parent: () => Promise<{ translator: Translator }> },
  fetchFields: () => Promise<{ default: Fields }>
): Promise<Fields | null> {
  if (!url.searchParams.has('fields')) return null;
  const { translator } = await parent();
  const [{ default: Fields }] = await Promise.all([fetchFields(), translator.fetch('filters')]);
  return Fields;
}
