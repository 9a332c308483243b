import type { SupabaseClient } from '@supabase/supabase-js';
import type { LocalisedText } from '../../i18n/localised.ts';
import { write } from '../../server/database.ts';
import { outcomeOf, type Outcome } from '../propose.server.ts';
import type { TakenPhoto } from './take-photo.server.ts';

interface PhotoProposal {
  /** Slug. */
  readonly neighbourhood: string;
  /** Of an organisation it is the logo. */
  readonly of: 'places' | 'activities' | 'organisations';
  /** The entry it shows: one that is there, or one that another proposal adds, by that proposal's secret. */
  readonly entry: { readonly slug: string } | { readonly partOf: string };
  readonly alt: LocalisedText;
  readonly locale: string;
  /** Of the photo's own proposal: see secret.ts. */
  readonly secret: string;
}

/** Proposes a photo that was taken in. Sent again with the same secret it is the same proposal. */
export async function proposePhoto(
  { large, small, width, height, mediaType }: TakenPhoto,
  { neighbourhood, of, entry, alt, locale, secret }: PhotoProposal,
  { caller, client }: { caller: string; client?: SupabaseClient | null | undefined }
): Promise<Outcome> {
  const which = 'slug' in entry ? { slug: entry.slug } : { part_of: entry.partOf };
  const { value, refusal } = await write(
    'propose_photo',
    {
      photo: { neighbourhood, of, ...which, alt, width, height, media_type: mediaType, secret, locale },
      large: large.toString('base64'),
      small: small.toString('base64'),
      caller
    },
    client ?? null
  );
  return refusal === null ? { kind: 'taken', receipt: value } : outcomeOf(refusal);
}
