import type { CategoryGroup } from './category-group.ts';

interface Appearance {
  /** Fill of the shape on the light paper and on the dark one, sRGB. */
  readonly light: string;
  readonly dark: string;
  /** The icon inside, at least 4.5:1 on the fill. */
  readonly lightIcon: string;
  readonly darkIcon: string;
  /** Outline in a box of 24 × 24 whose middle is 12, 12; leaves 1 unit for a stroke. */
  readonly shape: string;
  /** Side of the largest square for an icon in the middle of the shape, in the same units. */
  readonly room: number;
}

const INK = '#1a2233';
const WHITE = '#ffffff';
const NIGHT = '#15181f';

/**
 * How each group of categories looks, everywhere: list, map, print. Nine colours that differ in lightness and
 * stay apart in the three kinds of colour blindness (OKLab distance ≥ 0.07 after Machado et al. 2009), and nine
 * outlines that need no colour at all. The same figures are in groups.css; tokens.test.ts compares them.
 */
export const GROUPS: Readonly<Record<CategoryGroup, Appearance>> = {
  // A flower of six petals.
  children: {
    light: '#f6be2c',
    lightIcon: INK,
    dark: '#fac93c',
    darkIcon: NIGHT,
    shape:
      'M7.9 4.9A4.1 4.1 0 0 1 16.1 4.9A4.1 4.1 0 0 1 20.1 12A4.1 4.1 0 0 1 16.1 19.1A4.1 4.1 0 0 1 7.9 19.1A4.1 4.1 0 0 1 3.9 12A4.1 4.1 0 0 1 7.9 4.9z',
    room: 12
  },
  // A cross with broad arms.
  health: {
    light: '#c8102e',
    lightIcon: WHITE,
    dark: '#f0524f',
    darkIcon: NIGHT,
    shape:
      'M8 1.5h8a1.5 1.5 0 0 1 1.5 1.5v3.5H21A1.5 1.5 0 0 1 22.5 8v8a1.5 1.5 0 0 1-1.5 1.5h-3.5V21a1.5 1.5 0 0 1-1.5 1.5H8A1.5 1.5 0 0 1 6.5 21v-3.5H3A1.5 1.5 0 0 1 1.5 16V8A1.5 1.5 0 0 1 3 6.5h3.5V3A1.5 1.5 0 0 1 8 1.5z',
    room: 12
  },
  // A square, as a page is.
  learning: {
    light: '#1f68d1',
    lightIcon: WHITE,
    dark: '#4a9cff',
    darkIcon: NIGHT,
    shape: 'M4 2h16a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2z',
    room: 13
  },
  // A diamond.
  work: {
    light: '#4c290e',
    lightIcon: WHITE,
    dark: '#c4a379',
    darkIcon: NIGHT,
    shape:
      'M10.7 1.5a1.8 1.8 0 0 1 2.6 0l9.2 9.2a1.8 1.8 0 0 1 0 2.6l-9.2 9.2a1.8 1.8 0 0 1-2.6 0l-9.2-9.2a1.8 1.8 0 0 1 0-2.6z',
    room: 11.5
  },
  // An arch, as a shop's door.
  'daily-life': {
    light: '#8caa41',
    lightIcon: INK,
    dark: '#b9ef99',
    darkIcon: NIGHT,
    shape: 'M12 1.5a9.5 9.5 0 0 1 9.5 9.5v9.5a2 2 0 0 1-2 2h-15a2 2 0 0 1-2-2V11A9.5 9.5 0 0 1 12 1.5z',
    room: 13
  },
  // A shield.
  help: {
    light: '#351b83',
    lightIcon: WHITE,
    dark: '#a17dcc',
    darkIcon: NIGHT,
    shape:
      'M4 2h16a2 2 0 0 1 2 2v8.5c0 5-4 8.5-9.3 10.3a2.2 2.2 0 0 1-1.4 0C6 21 2 17.5 2 12.5V4a2 2 0 0 1 2-2z',
    room: 12
  },
  // A circle, as a table people sit around.
  community: {
    light: '#c67fa7',
    lightIcon: INK,
    dark: '#f29ccb',
    darkIcon: NIGHT,
    shape: 'M12 1.5a10.5 10.5 0 1 1 0 21 10.5 10.5 0 0 1 0-21z',
    room: 13
  },
  // A leaf.
  'public-space': {
    light: '#24705a',
    lightIcon: WHITE,
    dark: '#31977b',
    darkIcon: NIGHT,
    shape: 'M14 2h7a1 1 0 0 1 1 1v7a12 12 0 0 1-12 12H3a1 1 0 0 1-1-1v-7A12 12 0 0 1 14 2z',
    room: 12.5
  },
  // A hexagon that points along the street.
  'getting-around': {
    light: '#84cfe2',
    lightIcon: INK,
    dark: '#96e2fc',
    darkIcon: NIGHT,
    shape:
      'M7.4 2.5h9.2a2 2 0 0 1 1.7 1l4.2 7.5a2 2 0 0 1 0 2l-4.2 7.5a2 2 0 0 1-1.7 1H7.4a2 2 0 0 1-1.7-1L1.5 13a2 2 0 0 1 0-2l4.2-7.5a2 2 0 0 1 1.7-1z',
    room: 13
  }
};
