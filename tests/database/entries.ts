/** Builders of entries as `import_entries` takes them: say what the test is about, the rest is ordinary. */

interface Entry {
  readonly target: string;
  readonly slug: string;
  readonly neighbourhood?: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly machine_translated?: Readonly<Record<string, readonly string[]>>;
}

type Fields = Readonly<Record<string, unknown>>;

export const squareOutline = {
  type: 'MultiPolygon',
  coordinates: [[[[9.13, 45.46], [9.15, 45.46], [9.15, 45.48], [9.13, 45.48], [9.13, 45.46]]]] // prettier-ignore
};

export function neighbourhood(slug = 'borgo', fields: Fields = {}): Entry {
  return {
    target: 'neighbourhoods',
    slug,
    fields: {
      name: { it: 'Borgo' },
      city: 'Milano',
      outline: squareOutline,
      default_locale: 'it',
      locales: ['it', 'en', 'ar'],
      time_zone: 'Europe/Rome',
      country: 'IT',
      ...fields
    }
  };
}

export function category(slug: string, fields: Fields = {}): Entry {
  return {
    target: 'categories',
    slug,
    fields: {
      group: 'learning',
      name: { it: slug },
      icon: 'maki:library',
      osm_tags: [{ amenity: slug }],
      hsds_term: { id: slug, name: slug },
      position: 1,
      ...fields
    }
  };
}

export function organisation(slug: string, fields: Fields = {}): Entry {
  return { target: 'organisations', slug, fields: { kind: 'association', name: { it: slug }, ...fields } };
}

/** A place in the middle of the borgo; `at` moves it, null takes its pin away. */
export function place(
  slug: string,
  { at = [9.14, 45.47], ...fields }: Fields & { at?: readonly [number, number] | null } = {}
): Entry {
  return {
    target: 'places',
    slug,
    neighbourhood: 'borgo',
    fields: {
      category: 'library',
      name: { it: slug },
      location: at && { type: 'Point', coordinates: at },
      location_precision: at ? 'exact' : 'to-confirm',
      ...fields
    }
  };
}

export function activity(slug: string, fields: Fields = {}): Entry {
  return {
    target: 'activities',
    slug,
    neighbourhood: 'borgo',
    fields: { kind: 'italian-course', stage: 'italian', title: { it: slug }, ...fields }
  };
}

export function residents(slug: string, fields: Fields = {}): Entry {
  return {
    target: 'residents',
    slug,
    neighbourhood: 'borgo',
    fields: {
      code: '57',
      name: 'Borgo',
      outline: squareOutline,
      year: 2018,
      total: 26_917,
      women: 13_875,
      ...fields
    }
  };
}

/** A link from one organisation to another, told of in the borgo. */
export function relationship(from: string, to: string, fields: Fields = {}): Entry {
  const kind = String(fields['kind'] ?? 'partner-of');
  return {
    target: 'relationships',
    slug: `${from}-${kind}-${to}`,
    neighbourhood: 'borgo',
    fields: { from_organisation: from, to_organisation: to, kind, ...fields }
  };
}

export function agreement(slug: string, fields: Fields = {}): Entry {
  return {
    target: 'agreements',
    slug,
    neighbourhood: 'borgo',
    fields: { kind: 'pact', name: { it: slug }, ...fields }
  };
}

export function agreementMember(of: string, organisation: string, fields: Fields = {}): Entry {
  return {
    target: 'agreement_members',
    slug: `${of}-${organisation}`,
    neighbourhood: 'borgo',
    fields: { agreement: `borgo/${of}`, organisation, ...fields }
  };
}

export function practice(slug: string, fields: Fields = {}): Entry {
  return {
    target: 'practices',
    slug,
    neighbourhood: 'borgo',
    fields: { title: { it: slug }, context: { it: 'Mancava.' }, steps: { it: 'Si fa.' }, ...fields }
  };
}

/** The least that a place needs around it. */
export const ground = [neighbourhood(), category('library')];
