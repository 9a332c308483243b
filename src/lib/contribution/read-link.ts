import { STAGES } from '../activity/activity.ts';
import { RELATIONSHIP_KINDS } from '../network/network.ts';
import type { FormReader } from './form-reader.ts';
import { one } from './form-values.ts';
import { MOST } from './proposal.ts';
import { readPeriod } from './read-period.ts';
import { readSources } from './sources-form.ts';

/** Reads the whole form of a link between two organisations, of which `organisations` are the slugs there are. */
export function readLink(reader: FormReader, organisations: readonly string[]): void {
  const from = reader.choice('from_organisation', organisations, { required: true });
  reader.choice('kind', RELATIONSHIP_KINDS, { required: true });
  const to = reader.choice('to_organisation', organisations, { required: true });
  if (from !== null && from === to) reader.refuse('to_organisation', { reason: 'self-link' });
  readPeriod(reader);
  reader.choice('stage', STAGES);
  reader.localised('note', { most: MOST.line });
  readSources(reader);
  // Whoever is one of the two knows; whoever is not has it from somebody.
  reader.take('certainty', one(reader.values, 'certainty') === 'documented' ? 'documented' : 'reported');
}
