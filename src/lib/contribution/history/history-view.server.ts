import { error } from '@sveltejs/kit';
import type { SupabaseClient } from '@supabase/supabase-js';
import { calendarHref } from '../../activity/addresses.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { NeighbourhoodWithOutline } from '../../neighbourhood/neighbourhoods.server.ts';
import { neighbourhoodHref } from '../../place/addresses.ts';
import { viewText } from '../../place/reading.server.ts';
import { write } from '../../server/database.ts';
import { quietFields } from '../described.server.ts';
import { entryHref } from '../entry.server.ts';
import type { Target } from '../proposal.ts';
import { sayChange, sayField } from '../say-value.server.ts';
import { valueReading, type ValueReading } from '../value-reading.server.ts';
import { isConfirmation, type EntryHistory, type Revision } from './history.ts';
import type { ClosedView, HistoryView, RevisionView } from './view.ts';

/** What somebody wants to see the history of. */
export interface Asked {
  readonly target: Target;
  readonly slug: string;
  /** Of the session, when somebody has signed in: those who look after the entry see values, and may undo. */
  readonly client: SupabaseClient | null;
  readonly now: Date;
}

/** The history of an entry that is there or was; null when there never was one of that slug. */
export async function entryHistory(
  neighbourhood: string,
  { target, slug, client }: Omit<Asked, 'now'>
): Promise<EntryHistory | null> {
  if (!/^[a-z0-9-]{1,240}$/.test(slug)) return null;
  const { value, refusal } = await write('entry_history', { neighbourhood, target, slug }, client);
  return refusal === null ? value : null;
}

/** The page of a history; throws a 404 when there never was such an entry. */
export async function historyView(
  neighbourhood: NeighbourhoodWithOutline,
  translator: Translator,
  asked: Asked
): Promise<HistoryView> {
  const history = await entryHistory(neighbourhood.slug, asked);
  if (!history) error(404, 'There is no such entry.');
  return shownHistory(history, asked.target, await valueReading(neighbourhood, translator, asked.now));
}

/** A history in the reader's words. */
export function shownHistory(history: EntryHistory, target: Target, here: ValueReading): HistoryView {
  const { neighbourhood, translator, say } = here;
  const { locale } = translator;
  const href = entryHref(locale, neighbourhood.slug, target, history.slug);
  const closing = history.closed ? history.revisions.find(({ kind }) => kind === 'close') : undefined;
  const name = viewText(history.name, here);
  const kindOf = new Map(history.revisions.map(({ revision, kind }) => [revision, kind]));
  return {
    name,
    title: name ? say('history.title', { name: name.text }) : say('history.closedGone'),
    href,
    historyHref: `${href}/history`,
    closed: closing ? closedView(closing, target, here) : null,
    words: {
      before: say('history.before'),
      after: say('history.after'),
      nothing: say('value.nothing'),
      undo: say(history.closed ? 'history.restore' : 'history.undo'),
      none: say('history.nothing')
    },
    revisions: history.revisions.map((revision, index) =>
      shown(revision, {
        target,
        here,
        reopens: revision.undoes !== null && kindOf.get(revision.undoes) === 'close',
        // What was added is undone only while nothing came after it; of a closed entry only the closing.
        mayUndo:
          history.may.undo &&
          !isConfirmation(revision) &&
          (history.closed ? revision === closing : revision.kind === 'update' || index === 0)
      })
    )
  };
}

const ADD_AGAIN: Readonly<Record<Target, string>> = {
  places: '/place',
  activities: '/activity',
  // There is no form for one alone: it comes with a place or an activity.
  organisations: '',
  practices: '/practice',
  relationships: '/link'
};

function closedView(
  closing: Revision,
  target: Target,
  { neighbourhood, translator, say }: ValueReading
): ClosedView {
  const { locale, date } = translator;
  const home = neighbourhoodHref(locale, neighbourhood.slug);
  return {
    title: say('history.closedGone'),
    sentence: say('history.closedSince', {
      date: date(new Date(closing.at), neighbourhood.timeZone),
      by: say(`by.${closing.by}`)
    }),
    lead: say('history.closedLead'),
    add: { href: `${home}/add${ADD_AGAIN[target]}`, label: say('history.addAgain') },
    list: {
      places: { href: home, label: say('history.all') },
      activities: { href: calendarHref(locale, neighbourhood.slug), label: say('history.calendar') },
      organisations: { href: `${home}/organisations`, label: say('history.organisations') },
      practices: { href: `${home}/practices`, label: say('history.practices') },
      relationships: { href: `${home}/organisations`, label: say('history.organisations') }
    }[target],
    history: say('history.short')
  };
}

function shown(
  revision: Revision,
  {
    target,
    here,
    reopens,
    mayUndo
  }: { target: Target; here: ValueReading; reopens: boolean; mayUndo: boolean }
): RevisionView {
  const { say, translator, neighbourhood } = here;
  const confirms = isConfirmation(revision);
  const by = say(`by.${revision.by}`);
  const kind = confirms ? 'confirm' : revision.kind;
  const sentence = say(
    confirms ? 'history.confirmed' : reopens ? 'history.restored' : `history.${revision.kind}`,
    { by }
  );
  const told = confirms ? [] : fieldsToTell(revision, target);
  return {
    revision: revision.revision,
    kind,
    at: revision.at,
    day: translator.date(new Date(revision.at), neighbourhood.timeZone),
    sentence,
    fields:
      told.length > 0
        ? say('history.fields', { fields: told.map((field) => sayField(field, here)).join(' · ') })
        : null,
    undoes: revision.undoes !== null && !reopens ? say('history.undone') : null,
    changes:
      revision.changes && revision.kind === 'update' && !confirms
        ? Object.entries(revision.changes).map(([field, change]) => ({
            field: sayField(field, here),
            ...sayChange(target, field, change, here)
          }))
        : [],
    mayUndo
  };
}

/** The fields of a change that a reader is told, in their order. */
function fieldsToTell({ kind, fields }: Revision, target: Target): readonly string[] {
  // Of what was added or closed whole, every field would be named.
  if (kind !== 'update') return [];
  const quiet = quietFields(target, 'history');
  const telling = fields.filter((field) => !quiet.includes(field));
  return telling.length > 0 ? telling : fields;
}
