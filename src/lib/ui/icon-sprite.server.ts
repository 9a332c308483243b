import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { optimize } from 'svgo';
import { GROUP_SHAPES } from './group-shapes.ts';
import { INTERFACE_ICONS } from './interface-icons.ts';

const require = createRequire(import.meta.url);

const FOLDERS: Readonly<Record<string, string>> = {
  maki: path.join(path.dirname(require.resolve('@mapbox/maki/package.json')), 'icons'),
  temaki: path.join(path.dirname(require.resolve('@rapideditor/temaki/package.json')), 'icons')
};

/**
 * One SVG with a `<symbol>` for each name (`maki:pharmacy`), for each of our own icons (`ui:…`) and for the shape of each
 * group (`shape:…`), which takes fill and stroke of where it is used.
 * Maki and Temaki are CC0. Build time only.
 * @throws when a name is in neither collection
 */
export function iconSprite(
  names: readonly string[],
  ownIcons: Readonly<Record<string, string>> = INTERFACE_ICONS,
  groupShapes: Readonly<Record<string, { readonly shape: string }>> = GROUP_SHAPES
): string {
  const symbols = [...new Set(names)].sort().map((name) => {
    const [set = '', icon = ''] = name.split(':');
    const folder = FOLDERS[set];
    if (!folder) throw new Error(`no collection of icons for ${name}`);
    const svg = readFileSync(path.join(folder, `${icon}.svg`), 'utf8');
    const { data } = optimize(svg, {
      // Hundredths of a box of 15: a tenth of a pixel on a big screen, a quarter of the file.
      floatPrecision: 2,
      plugins: [
        'preset-default',
        'removeTitle',
        'removeDimensions',
        { name: 'removeAttrs', params: { attrs: '(id|fill|style|class)' } }
      ]
    });
    const box = /viewBox="([^"]+)"/.exec(data)?.[1] ?? '0 0 15 15';
    const body = data.slice(data.indexOf('>') + 1, data.lastIndexOf('</svg>'));
    return `<symbol id="${set}-${icon}" viewBox="${box}">${body}</symbol>`;
  });
  const own = Object.entries(ownIcons).map(
    ([name, body]) =>
      `<symbol id="ui-${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${body}</symbol>`
  );
  const shapes = Object.entries(groupShapes).map(
    ([group, { shape }]) => `<symbol id="shape-${group}" viewBox="0 0 24 24"><path d="${shape}"/></symbol>`
  );
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${[...symbols, ...own, ...shapes].join('\n')}\n</svg>\n`;
}
