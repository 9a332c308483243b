import type { Source } from '../field/values.ts';
import type { SourceView } from './view.ts';

/** Where an entry is from, for its page: an address only where it leads to the web. */
export const sourceViews = (sources: readonly Source[]): readonly SourceView[] =>
  sources.map(({ name, url, year, licence }) => ({
    name,
    url: url && /^https?:\/\//.test(url) ? url : null,
    year: year ?? null,
    licence: licence ?? null
  }));
