import { expect, test } from 'vitest';
import { stillMap, type GroundFeature } from './still-map.ts';

const street = (name: string, lines: GroundFeature['lines']): GroundFeature[] => [
  { layer: 'transportation', class: 'minor', name: null, isArea: false, lines },
  { layer: 'transportation_name', class: 'minor', name, isArea: false, lines }
];
const options = { group: 'health', isExact: true, credits: ['© Someone & others'] } as const;

test('a street says its name once, from left to right, along its longest piece', () => {
  const picture = stillMap(
    [
      ...street('Via Lunga', [
        [
          [400, 20],
          [10, 30]
        ]
      ]),
      ...street('Via Lunga', [
        [
          [0, 90],
          [120, 90]
        ]
      ])
    ],
    options
  );
  expect(picture.match(/Via Lunga/g)).toHaveLength(1);
  expect(picture).toContain('d="M10 30L400 20"');
});

test('a name that has no room, or only a bend, is left out', () => {
  const bend: GroundFeature['lines'] = [
    [
      [0, 0],
      [100, 0],
      [100, 100],
      [0, 100]
    ]
  ];
  expect(
    stillMap(
      street('Via Corta', [
        [
          [0, 0],
          [40, 0]
        ]
      ]),
      options
    )
  ).not.toContain('Via Corta');
  expect(stillMap(street('Piazza', bend), options)).not.toContain('Piazza');
});

test('only a position that is not exact has a circle, and everybody is thanked', () => {
  expect(stillMap([], options)).not.toContain('class="about"');
  expect(stillMap([], { ...options, isExact: false })).toContain('class="about"');
  expect(stillMap([], options)).toContain('© Someone &amp; others');
});

test('a street of a class that nobody knows is drawn as a small one', () => {
  const line: GroundFeature['lines'] = [
    [
      [0, 0],
      [40, 0]
    ]
  ];
  const odd = ['constructor', '__proto__', '"><script>'].map((one) => ({
    ...street('Via', line)[0]!,
    class: one
  }));
  const picture = stillMap(odd, options);
  expect(picture.match(/class="road" stroke-width="6"/g)).toHaveLength(3);
  expect(picture).not.toContain('<script');
});
