import type { Found } from './search.ts';
import type { Sections, SectionType } from './sections.ts';
import type { FindSpeech } from './speech.ts';
import type { RowView, SectionView } from './view.ts';

interface Words {
  /** Whether the best are what is nearest, since there is none of the kind. */
  readonly nearest: boolean;
  readonly rowOf: (found: Found) => RowView;
  /** The page with all answers of a type. */
  readonly allHref: (type: SectionType) => string;
  readonly say: FindSpeech['say'];
}

/** The parts of an answer as the page shows them: the best, then the rest by type with how many there are. */
export function sectionViews(
  { best, sections }: Sections,
  { nearest, rowOf, allHref, say }: Words
): SectionView[] {
  const lead: SectionView = {
    ...{ id: 'best', heading: say(nearest ? 'nearest' : 'best'), rows: best.map(rowOf), all: null }
  };
  const also = (what: string) => (best.length > 0 ? say('section.also', { what }) : what);
  const byType = sections.map(({ type, results, total, hasMore }): SectionView => ({
    id: type,
    heading: also(say(`section.${type}`, { count: total })),
    rows: results.map(rowOf),
    all: hasMore ? { label: say('section.all'), href: allHref(type) } : null
  }));
  return [...(best.length > 0 ? [lead] : []), ...byType];
}
