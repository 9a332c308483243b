import type { Stage } from '../activity/activity.ts';
import type { LocalisedText } from '../i18n/localised.ts';
import type { Source } from '../neighbourhood/source.ts';

/** What an organisation did that worked, as the database's `practices_everywhere` returns it. */
export interface Practice {
  readonly slug: string;
  /** Slug of the neighbourhood where it is told. */
  readonly neighbourhood: string;
  readonly organisation: { readonly slug: string; readonly name: LocalisedText } | null;
  readonly title: LocalisedText;
  /** What was missing before. */
  readonly context: LocalisedText;
  /** One step a line. */
  readonly steps: LocalisedText;
  readonly costs: LocalisedText | null;
  readonly result: LocalisedText | null;
  /** How the result is known. */
  readonly evidence: LocalisedText | null;
  readonly stages: readonly Stage[];
  /** Slugs of neighbourhoods where it was tried, on this map or not. */
  readonly areas: readonly string[];
  readonly languages: readonly string[];
  /** Year or month. */
  readonly since: string | null;
  readonly until: string | null;
  readonly sources: readonly Source[];
  readonly machineTranslated: Readonly<Partial<Record<string, readonly string[]>>>;
  readonly confirmedAt: string | null;
  readonly revision: number;
}
