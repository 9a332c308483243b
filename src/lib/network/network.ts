import type { Recorded, ValuesOf } from '../field/field.ts';
import type { LocalisedText } from '../i18n/localised.ts';
import type { Source } from '../field/values.ts';
import type { RELATIONSHIP_FIELDS } from './fields/relationship.ts';
import type { AgreementKind, LinkCertainty } from './vocabulary.ts';

/** Ends in years or months (2019, 2019-05); null: not known, or not known to have ended. */
export interface Period {
  readonly since: string | null;
  readonly until: string | null;
}

export interface Agreement extends Period {
  readonly slug: string;
  readonly kind: AgreementKind;
  readonly name: LocalisedText;
  readonly about: LocalisedText | null;
  readonly sources: readonly Source[];
  readonly machineTranslated: Readonly<Partial<Record<string, readonly string[]>>>;
  readonly revision: number;
}

/** That an organisation is in an agreement; without a period of its own it has the agreement's. */
export interface AgreementMember extends Period {
  readonly slug: string;
  readonly agreement: string;
  readonly organisation: string;
  readonly role: 'lead' | 'member';
  readonly note: LocalisedText | null;
  readonly certainty: LinkCertainty;
  readonly sources: readonly Source[];
  readonly revision: number;
}

/** What the database's `network_of` tells of a link: its fields (src/lib/network/fields/relationship.ts), ends by other names. */
export interface Relationship
  extends
    Omit<
      ValuesOf<typeof RELATIONSHIP_FIELDS>,
      'neighbourhood' | 'fromOrganisation' | 'toOrganisation' | 'confirmedAt'
    >,
    Pick<Recorded, 'machineTranslated' | 'revision'> {
  readonly from: string;
  readonly to: string;
}

/** Organisations and agreements are named by their slugs. */
export interface NetworkRecord {
  readonly agreements: readonly Agreement[];
  readonly members: readonly AgreementMember[];
  readonly relationships: readonly Relationship[];
}

/** As the database's `network_of` returns it: of 50,000 links no name of a field is sent 50,000 times. */
export interface NetworkColumns {
  readonly agreements: readonly Agreement[];
  readonly members: Columns<AgreementMember>;
  readonly relationships: Columns<Relationship>;
}

/** Rows by columns, which are all of one length; without rows only `slug` is there. */
export type Columns<Row extends { readonly slug: string }> = {
  readonly [Field in keyof Row]: readonly Row[Field][] | null;
} & { readonly slug: readonly string[] };

export function rowsOf<Row extends { readonly slug: string }>(columns: Columns<Row>): Row[] {
  const fields = Object.entries(columns) as [string, readonly unknown[] | null][];
  return columns.slug.map((_, at) => {
    const row: Record<string, unknown> = {};
    for (const [field, values] of fields) row[field] = values![at];
    return row as unknown as Row;
  });
}
