import type { CategoryGroup } from './category-group.ts';

interface GroupShape {
  /** Outline in a box of 24 × 24 whose middle is 12, 12; leaves 1 unit for a stroke. */
  readonly shape: string;
  /** Side of the largest square for an icon in the middle of the shape, in the same units. */
  readonly room: number;
}

/** The outline of each group of categories: nine that need no colour at all. */
export const GROUP_SHAPES: Readonly<Record<CategoryGroup, GroupShape>> = {
  // A flower of six petals.
  children: {
    shape:
      'M7.9 4.9A4.1 4.1 0 0 1 16.1 4.9A4.1 4.1 0 0 1 20.1 12A4.1 4.1 0 0 1 16.1 19.1A4.1 4.1 0 0 1 7.9 19.1A4.1 4.1 0 0 1 3.9 12A4.1 4.1 0 0 1 7.9 4.9z',
    room: 12
  },
  // A cross with broad arms.
  health: {
    shape:
      'M8 1.5h8a1.5 1.5 0 0 1 1.5 1.5v3.5H21A1.5 1.5 0 0 1 22.5 8v8a1.5 1.5 0 0 1-1.5 1.5h-3.5V21a1.5 1.5 0 0 1-1.5 1.5H8A1.5 1.5 0 0 1 6.5 21v-3.5H3A1.5 1.5 0 0 1 1.5 16V8A1.5 1.5 0 0 1 3 6.5h3.5V3A1.5 1.5 0 0 1 8 1.5z',
    room: 12
  },
  // A square, as a page is.
  learning: {
    shape: 'M4 2h16a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2z',
    room: 13
  },
  // A diamond.
  work: {
    shape:
      'M10.7 1.5a1.8 1.8 0 0 1 2.6 0l9.2 9.2a1.8 1.8 0 0 1 0 2.6l-9.2 9.2a1.8 1.8 0 0 1-2.6 0l-9.2-9.2a1.8 1.8 0 0 1 0-2.6z',
    room: 11.5
  },
  // An arch, as a shop's door.
  'daily-life': {
    shape: 'M12 1.5a9.5 9.5 0 0 1 9.5 9.5v9.5a2 2 0 0 1-2 2h-15a2 2 0 0 1-2-2V11A9.5 9.5 0 0 1 12 1.5z',
    room: 13
  },
  // A shield.
  help: {
    shape:
      'M4 2h16a2 2 0 0 1 2 2v8.5c0 5-4 8.5-9.3 10.3a2.2 2.2 0 0 1-1.4 0C6 21 2 17.5 2 12.5V4a2 2 0 0 1 2-2z',
    room: 12
  },
  // A circle, as a table people sit around.
  community: {
    shape: 'M12 1.5a10.5 10.5 0 1 1 0 21 10.5 10.5 0 0 1 0-21z',
    room: 13
  },
  // A leaf.
  'public-space': {
    shape: 'M14 2h7a1 1 0 0 1 1 1v7a12 12 0 0 1-12 12H3a1 1 0 0 1-1-1v-7A12 12 0 0 1 14 2z',
    room: 12.5
  },
  // A hexagon that points along the street.
  'getting-around': {
    shape:
      'M7.4 2.5h9.2a2 2 0 0 1 1.7 1l4.2 7.5a2 2 0 0 1 0 2l-4.2 7.5a2 2 0 0 1-1.7 1H7.4a2 2 0 0 1-1.7-1L1.5 13a2 2 0 0 1 0-2l4.2-7.5a2 2 0 0 1 1.7-1z',
    room: 13
  }
};
