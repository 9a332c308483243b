import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { mapSvg } from './map-svg.ts';

const view = {
  finding: 'Corso di <italiano> & "altro": il 79% di chi abita qui ci arriva a piedi in 10 minuti.',
  findingNotes: ['Il numero vero sta probabilmente tra 60% e 86%.'],
  method: ['I minuti sono una stima: linea d’aria per 1,3.', 'Altro.'],
  map: {
    label: '', width: 160, height: 130, side: 10, outline: 'M0 0L160 0L160 130Z', supposed: null, landmarks: [], services: [], notes: [],
    cells: [{ x: 0, y: 0, level: 0, label: 'a & b', href: '' }, { x: 10, y: 0, level: 3, label: 'c', href: '' }],
    points: [{ left: 0.5, top: 0.5, number: '1' }],
    levels: [{ level: 0, label: 'entro 5 minuti' }, { level: 3, label: 'più di 15 minuti' }]
  },
  report: { title: '', date: '25 novembre 2026', notes: [], isKept: false, href: '', today: '', credits: ['© OpenStreetMap contributors (ODbL)'] }
}; // prettier-ignore

test.each(['ltr', 'rtl'] as const)(
  'the map is a picture that any site can show (%s): whole XML, no script, whom to thank',
  (dir) => {
    const svg = mapSvg(view, { origin: 'https://vicina.example', dir });
    const names: string[] = [];
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', ({ name }) => names.push(name));
    parser.write(svg).close();
    expect(new Set(names)).toEqual(
      new Set(['svg', 'title', 'rect', 'text', 'g', 'clipPath', 'path', 'circle'])
    );
    for (const words of [
      'tra 60% e 86%',
      'linea d’aria',
      '© OpenStreetMap',
      'vicina.example',
      'entro 5 minuti',
      '&lt;italiano&gt; &amp;'
    ])
      expect(svg).toContain(words);
  }
);
