import { GROUP_SHAPES } from './group-shapes.ts';
import type { CategoryGroup } from './category-group.ts';

/**
 * Drawings made for this project. Build time only: they reach a page through static/drawings.svg, once for all pages.
 * Colours that the dark theme changes are custom properties of where a drawing is used (Drawing.svelte).
 */
const INK = 'style="stroke:var(--drawn,#1a2233)" stroke-linejoin="round" stroke-linecap="round"';
const SKIN = { pale: '#f0c9a0', warm: '#d9a37a', brown: '#a8703f', deep: '#6f452a' } as const;

/** The woman of the path, one step further in each of its drawings. */
const walker = (x: number, y: number, scale = 1) =>
  `<g transform="translate(${x} ${y}) scale(${scale})"><path fill="#2b2030" d="M-11 0A11 11 0 0 1 11 0V11Q11 15 7 15H-7Q-11 15 -11 11Z"/><path fill="#f4c9df" d="M-15 45V28A15 15 0 0 1 15 28V45Z"/><circle fill="${SKIN.warm}" stroke="none" cy="3" r="7"/></g>`;

/** The shape that a stage stands on takes the colour of its group where it is used. */
const ground = (group: CategoryGroup) =>
  `<path style="fill:var(--fill)" stroke-width=".12" transform="scale(4.1667)" d="${GROUP_SHAPES[group].shape}"/>`;
const talent = (group: CategoryGroup, fill: string, x: number, y: number) =>
  `<path fill="${fill}" transform="translate(${x} ${y}) scale(.92)" d="${GROUP_SHAPES[group].shape}"/>`;

const stage = (group: CategoryGroup, body: string) =>
  `<g stroke-width="2" ${INK}>${ground(group)}${body}</g>`;

const STAGES = {
  'stage-orientation': stage(
    'help',
    `<path fill="#f3dfb8" d="M64 20H70V92H64Z"/><path fill="#fffdf9" d="M48 25H78L88 33L78 41H48Z"/><path fill="#f3dfb8" d="M84 47H58L48 55L58 63H84Z"/>${walker(28, 36, 1.25)}`
  ),
  'stage-skills': stage(
    'community',
    walker(50, 42, 1.2) +
      talent('children', '#f6be2c', -1, 20) +
      talent('learning', '#1f68d1', 25, 2) +
      talent('daily-life', '#8caa41', 53, 2) +
      talent('health', '#c8102e', 79, 20)
  ),
  'stage-italian': stage(
    'learning',
    `<path fill="#fffdf9" d="M30 12H82A6 6 0 0 1 88 18V36A6 6 0 0 1 82 42H52L42 51V42H30A6 6 0 0 1 24 36V18A6 6 0 0 1 30 12Z"/><path fill="none" stroke-width="3" d="M43 22.5A6 6 0 1 0 43 31.5M49 25.5V33M49 20.5V20.6M64 25.5V33M64 29.2A4.2 4.2 0 1 0 55.6 29.2A4.2 4.2 0 1 0 64 29.2M69.5 29.2A4.2 4.2 0 1 0 77.9 29.2A4.2 4.2 0 1 0 69.5 29.2"/>${walker(28, 48, 1.05)}<path fill="#fffdf9" d="M52 74Q62 69 71 74Q80 69 90 74V92Q80 87 71 92Q62 87 52 92Z"/><path d="M71 74V92"/>`
  ),
  'stage-training': stage(
    'public-space',
    `${walker(30, 22, 1.15)}<path fill="#84cfe2" d="M40 74V69H68V53H54V60H46V50A6 6 0 0 1 52 44H78A6 6 0 0 1 84 50V74Z"/><path d="M50 60V69"/><circle fill="#e9604f" cx="85" cy="54" r="5"/><path fill="#e9604f" d="M60 37H70V44H60Z"/><path fill="#f3dfb8" d="M12 74H94V82H12Z"/><path fill="#fffdf9" d="M18 74H50V84Q46 92 38 90Q30 88 26 92Q20 94 18 86Z"/>`
  ),
  'stage-work': stage(
    'work',
    `<path fill="#fffdf9" d="M40 88V38H84V88Z"/><path fill="#e9604f" d="M36 26H88L92 40A6.2 6.2 0 0 1 79.5 40A6.2 6.2 0 0 1 67 40A6.2 6.2 0 0 1 54.5 40A6.2 6.2 0 0 1 42 40L32 40Z"/><path fill="#f3dfb8" d="M62 88V62A9 9 0 0 1 80 62V88Z"/><circle fill="#1a2233" stroke="none" cx="76" cy="75" r="1.6"/>${walker(27, 36, 1.2)}<path fill="#84cfe2" d="M38 72H53V88H38Z"/><path fill="none" d="M41.5 72V69A4 4 0 0 1 49.5 69V72"/>`
  )
} as const;

/** Eyes and a smile, around the middle of a face. */
const FACE = '<path fill="none" stroke-width="1.6" d="M-4 0v.5M4 0v.5M-3 5Q0 7.5 3 5"/>';
const at = (x: number, y: number, body: string) => `<g transform="translate(${x} ${y})">${body}</g>`;
const windows = (x: number, y: number, columns: number, rows: number) =>
  `<path style="fill:var(--window,#fffdf9)" stroke-width="1" d="${Array.from(
    { length: columns * rows },
    (_, index) => `M${x + (index % columns) * 17} ${y + Math.floor(index / columns) * 22}h8v12h-8z`
  ).join('')}"/>`;
const house = (x: number, y: number, width: number, fill: string) =>
  `<path style="fill:var(--house,${fill})" d="M${x} 150V${y}h${width}V150Z"/>`;
const tree = (x: number, y: number, fill: string) =>
  `<path fill="none" stroke-width="4" d="M${x} ${y}v34"/><path fill="${fill}" d="M${x - 22} ${y}a22 24 0 1 1 44 0a14 12 0 0 1-12 14h-20a14 12 0 0 1-12-14z"/>`;

const OLDER = `<path fill="none" d="M24 60V102"/><path fill="#6a1b52" d="M-14 84L-16 40A16 20 0 0 1 16 40L17 84Z"/><path fill="#4a3350" d="M-8 84V101H-1V84ZM3 84V101H10V84Z"/><circle fill="#dcd6d0" cx="6" cy="-13" r="6"/><path fill="#dcd6d0" d="M-13 4A13 13 0 0 1 13 4V8H-13Z"/><circle fill="${SKIN.pale}" cy="4" r="10"/><path fill="#e9604f" d="M-16 26Q0 12 16 26L12 44Q0 34 -4 50Z"/><path fill="none" stroke-width="1.4" d="M-8 3h6a3 3 0 0 1-6 0zM2 3h6a3 3 0 0 1-6 0zM-2 3h4M-3 9Q0 11 3 9"/><path fill="none" d="M12 42L24 60"/>`;
const COVERED = `<path fill="#1f68d1" d="M-17 102L-15 38A15 18 0 0 1 15 38L19 102Z"/><path fill="#2f8f86" d="M0 -15A14 15 0 0 1 14 0C15 14 20 22 14 30Q0 38 -14 30C-20 22 -15 14 -14 0A14 15 0 0 1 0 -15Z"/><ellipse fill="${SKIN.warm}" rx="9" ry="10" cy="1"/>${at(0, 1, FACE)}<path fill="none" d="M14 44Q24 62 30 66"/>`;
const CHILD = `<path fill="#ffd15c" d="M-9 36L-8 18A8 9 0 0 1 8 18L10 36Z"/><path fill="#4a3350" d="M-6 36V46H-1V36ZM2 36V46H7V36Z"/><path fill="#2b2030" d="M-9 2A9 9 0 0 1 9 2L8 6H-8Z"/><circle fill="${SKIN.warm}" cy="3" r="7"/>${at(0, 3, '<path fill="none" stroke-width="1.4" d="M-2.6 0v.4M2.6 0v.4M-2 3Q0 4.600 2 3"/>')}`;
const DEEP = `<path fill="#e9604f" d="M-20 30Q-24 58 -14 60V26Z"/><path fill="#1a2a55" d="M-12 62L-11 102H-3L0 74L4 102H12L13 62Z"/><path fill="#f6be2c" d="M-14 64L-14 38A14 18 0 0 1 14 38L15 64Z"/><circle fill="#241a1f" cy="-5" r="17"/><circle fill="${SKIN.deep}" cy="2" r="10.500"/>${at(0, 1, FACE)}<path fill="none" d="M14 40Q24 36 26 22"/>`;
const MOTHER = `<path fill="#5a3a22" d="M-12 -2Q-26 10 -18 26Q-12 16 -10 8Z"/><path fill="#4c290e" d="M-11 78L-10 102H-3L0 82L3 102H10L11 78Z"/><path fill="#24705a" d="M-15 80L-14 38A14 18 0 0 1 14 38L16 80Z"/><path fill="#5a3a22" d="M-13 2A13 13 0 0 1 13 2L10 6H-12Z"/><circle fill="${SKIN.brown}" cy="3" r="10.500"/>${at(0, 3, FACE)}<path fill="none" stroke-width="3" d="M12 44L38 56"/>`;
const PRAM = `<path fill="none" stroke-width="3" d="M0 0L16 24"/><path fill="#f4c9df" d="M12 12H66A27 27 0 0 1 12 12Z"/><path fill="#c67fa7" d="M40 12V-16A28 28 0 0 1 66 12Z"/><circle fill="#fffdf9" cx="24" cy="45" r="7"/><circle fill="#fffdf9" cx="54" cy="45" r="7"/><circle fill="${SKIN.warm}" cx="32" cy="6" r="6"/>`;
const YOUNG = `<path fill="#1d1a24" d="M-13 0A13 13 0 0 1 13 0L15 34H-15Z"/><path fill="#6a1b52" d="M-13 62L-16 88H16L13 62Z"/><path fill="#1a2233" d="M-8 88V102H-2V88ZM3 88V102H9V88Z"/><path fill="#84cfe2" d="M-14 64L-14 40A14 18 0 0 1 14 40L14 64Z"/><circle fill="${SKIN.pale}" cy="3" r="10"/><path fill="#1d1a24" d="M-10 1Q0 -2 4 -8Q10 -4 10 2A11 11 0 0 0 -10 1Z"/>${at(0, 4, FACE)}<path fill="#fffdf9" d="M14 54H32V76H14Z"/><path fill="none" d="M18 54A5 6 0 0 1 28 54"/>`;

/** Women of different ages and origins in the round garden of piazzale Selinunte, between its houses. */
const SQUARE = `<g stroke-width="2" ${INK}>${house(20, 36, 150, '#f3dfb8')}${windows(34, 48, 8, 4)}${house(182, 54, 92, '#f0cfae')}${windows(194, 64, 4, 3)}${house(430, 30, 190, '#f3dfb8')}${windows(446, 42, 10, 4)}${house(318, 58, 96, '#f0cfae')}${windows(330, 68, 4, 3)}<path stroke="none" style="fill:var(--lawn,#dfe9c4)" d="M0 226V172Q150 132 320 132T640 172V226Z"/><path stroke="none" style="fill:var(--paving,#f7ecd8)" d="M0 226V196Q160 176 320 176T640 196V226Z"/>${tree(290, 96, '#8caa41')}${tree(60, 122, '#24705a')}${tree(584, 118, '#8caa41')}${at(120, 112, OLDER)}${at(196, 110, COVERED)}${at(238, 166, CHILD)}${at(330, 112, DEEP)}${at(398, 110, YOUNG)}${at(468, 110, MOTHER)}${at(506, 166, PRAM)}</g>`;

/** Every drawing by its name, with its box. */
export const DRAWINGS = {
  ...Object.fromEntries(Object.entries(STAGES).map(([name, body]) => [name, { box: '0 0 100 100', body }])),
  square: { box: '0 0 640 226', body: SQUARE }
} as Readonly<Record<string, { readonly box: string; readonly body: string }>>;

/** One SVG with a `<symbol>` for each. */
export function drawingsSprite(): string {
  const symbols = Object.entries(DRAWINGS).map(
    ([name, { box, body }]) => `<symbol id="${name}" viewBox="${box}" overflow="visible">${body}</symbol>`
  );
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`;
}
