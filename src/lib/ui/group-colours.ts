import type { CategoryGroup } from './category-group.ts';

interface GroupColours {
  /** Fill of the shape on the light paper and on the dark one, sRGB. */
  readonly light: string;
  readonly dark: string;
  /** The icon inside, at least 4.5:1 on the fill. */
  readonly lightIcon: string;
  readonly darkIcon: string;
}

const INK = '#1a2233';
const WHITE = '#ffffff';
const NIGHT = '#15181f';

/**
 * The colours of each group of categories where no style reaches: the pins of the map. Nine that differ in lightness and
 * stay apart in the three kinds of colour blindness (OKLab distance ≥ 0.07 after Machado et al. 2009). The same figures are
 * in groups.css; tokens.test.ts compares them.
 */
export const GROUP_COLOURS: Readonly<Record<CategoryGroup, GroupColours>> = {
  children: { light: '#f6be2c', lightIcon: INK, dark: '#fac93c', darkIcon: NIGHT },
  health: { light: '#c8102e', lightIcon: WHITE, dark: '#f0524f', darkIcon: NIGHT },
  learning: { light: '#1f68d1', lightIcon: WHITE, dark: '#4a9cff', darkIcon: NIGHT },
  work: { light: '#4c290e', lightIcon: WHITE, dark: '#c4a379', darkIcon: NIGHT },
  'daily-life': { light: '#8caa41', lightIcon: INK, dark: '#b9ef99', darkIcon: NIGHT },
  help: { light: '#351b83', lightIcon: WHITE, dark: '#a17dcc', darkIcon: NIGHT },
  community: { light: '#c67fa7', lightIcon: INK, dark: '#f29ccb', darkIcon: NIGHT },
  'public-space': { light: '#24705a', lightIcon: WHITE, dark: '#31977b', darkIcon: NIGHT },
  'getting-around': { light: '#84cfe2', lightIcon: INK, dark: '#96e2fc', darkIcon: NIGHT }
};
