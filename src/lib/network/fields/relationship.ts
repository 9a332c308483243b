import { STAGES, ACTIVITY_KINDS } from '../../activity/vocabulary.ts';
import { LINE } from '../../field/bounds.ts';
import {
  choice,
  confirmedAt,
  field,
  localisedText,
  neighbourhood,
  reference,
  slug,
  sources
} from '../../field/kinds.ts';
import { slugSchema as slugOfCategory } from '../../field/values.ts';
import { CERTAINTIES, RELATIONSHIP_KINDS } from '../vocabulary.ts';
import { since, until } from './practice.ts';

/** Between whom and what it is stays: another link is another proposal. */
const end = (label: string) =>
  ({
    required: true,
    proposable: 'when-new',
    ask: { step: 'both', onlyNew: true, label, none: 'add.chooseOne' }
  }) as const;

const fromOrganisation = reference('from_organisation', 'organisations', {
  ...end('add.linkFrom'),
  key: 'from'
});
const kind = choice('kind', RELATIONSHIP_KINDS, {
  ...end('add.linkKind'),
  words: { of: 'network', key: 'kind' }
});
const toOrganisation = reference('to_organisation', 'organisations', { ...end('add.linkTo'), key: 'to' });
const agreement = reference('agreement', 'agreements', {});

const activityKind = choice('activity_kind', ACTIVITY_KINDS, { words: { key: 'calendar.kind' } });
const stage = choice('stage', STAGES, {
  proposable: 'always',
  words: { key: 'calendar.stage' },
  ask: { step: 'since', label: 'add.linkStage', none: 'add.unknown' }
});
const category = field('category', 'category', slugOfCategory, {});

const note = localisedText('note', {
  proposable: 'always',
  ask: { step: 'since', most: LINE, label: 'add.linkNote', hint: 'add.linkNoteHint' }
});

const certainty = {
  ...choice('certainty', CERTAINTIES, {
    proposable: 'when-new',
    about: '"documented": one of the two says so; "reported": somebody else does.',
    words: { of: 'network', key: 'certainty' },
    column: "text not null default 'documented'",
    ask: { as: 'certainty', step: 'source', onlyNew: true, label: 'add.linkWho' }
  }),
  nothing: 'documented'
} as const;

/** The fields of a link between two organisations. */
export const RELATIONSHIP_FIELDS = [
  slug(240),
  neighbourhood,
  fromOrganisation,
  kind,
  toOrganisation,
  agreement,
  { ...since, ask: { step: 'since' } },
  until,
  activityKind,
  stage,
  category,
  note,
  certainty,
  sources({ proposable: 'always', ask: { step: 'source' } }),
  confirmedAt
] as const;
