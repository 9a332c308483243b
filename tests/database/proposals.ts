/** Builders of proposals as `propose` and `propose_photo` take them. */

type Fields = Readonly<Record<string, unknown>>;

export const SECRET = 'geheim-segreto-secret-0001';

let made = 0;

/** Another secret for each call. */
export const newSecret = (): string => `${SECRET}-${++made}`;

/** A neighbour's proposal to change a place of the borgo; what the test is about is said, the rest is ordinary. */
export function proposal(fields: Fields = {}): Fields {
  return {
    neighbourhood: 'borgo',
    target: 'places',
    kind: 'update',
    secret: SECRET,
    locale: 'it',
    ...fields
  };
}

/** A neighbour's proposal to add a place. */
export function newPlace(changes: Fields = {}, fields: Fields = {}): Fields {
  return proposal({
    kind: 'create',
    secret: newSecret(),
    changes: {
      category: 'library',
      name: { it: 'Sala di lettura' },
      location: { type: 'Point', coordinates: [9.14, 45.47] },
      ...changes
    },
    ...fields
  });
}

export function photo(fields: Fields = {}): Fields {
  return {
    neighbourhood: 'borgo',
    of: 'places',
    alt: { it: 'La porta verde' },
    width: 1200,
    height: 800,
    media_type: 'image/webp',
    secret: newSecret(),
    locale: 'it',
    ...fields
  };
}

/** Base64 of something that begins like a WebP file and is `bytes` long. */
export function webp(bytes = 400): string {
  const file = Buffer.alloc(bytes, 1);
  file.write('RIFF', 0);
  file.write('WEBP', 8);
  return file.toString('base64');
}
