import type { NeighbourhoodSeed, Seed } from './read.ts';

/**
 * The seed with some of its neighbourhoods alone. An organisation is described once, wherever it works: those that a chosen
 * neighbourhood names and another describes come along.
 */
export function withNeighbourhoods(seed: Seed, slugs: readonly string[]): Seed {
  const [chosen, others] = [true, false].map((wanted) =>
    seed.neighbourhoods.filter(({ neighbourhood }) => slugs.includes(neighbourhood.slug) === wanted)
  ) as [NeighbourhoodSeed[], NeighbourhoodSeed[]];
  const named = new Set(chosen.flatMap(organisationsNamedIn));
  const borrowed = others.flatMap(({ organisations }) => organisations.filter(({ slug }) => named.has(slug)));
  return {
    ...seed,
    neighbourhoods: chosen.map((each, index) =>
      index === 0 ? { ...each, organisations: [...each.organisations, ...borrowed] } : each
    )
  };
}

function organisationsNamedIn(seed: NeighbourhoodSeed): (string | undefined)[] {
  const { places, activities, agreementMembers, relationships, practices } = seed;
  return [
    ...[...places, ...activities, ...agreementMembers, ...practices].map(({ organisation }) => organisation),
    ...relationships.flatMap((one) => [one.from_organisation, one.to_organisation])
  ];
}
