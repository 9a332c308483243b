import type { Translator } from '$lib/i18n/translator.ts';

/** The other fields of the form come with the page where its address asks for them: without scripts, that opens them. */
export const load = async ({ data, url, parent }) => ({
  ...data,
  Fields: url.searchParams.has('fields') ? await fields(parent) : null
});

async function fields(parent: () => Promise<{ translator: Translator }>) {
  const { translator } = await parent();
  const [{ default: Fields }] = await Promise.all([
    import('$lib/place/PlaceFields.svelte'),
    translator.fetch('filters')
  ]);
  return Fields;
}
