import type { Speech } from '../speech.ts';
import type { InsightView } from '../view.ts';
import { mapPicture } from '../map-svg.ts';
import { xmlText } from '../../ui/xml-text.ts';
import type { EmbeddedChart } from './document.ts';

type Chart = (insight: InsightView, speech: Speech, dir: 'ltr' | 'rtl') => string;

const paragraphs = (sentences: readonly string[]) =>
  sentences.map((sentence) => `<p>${xmlText(sentence)}</p>`).join('\n');

/** How many people get there: a bar and its figure, group by group. */
const reach: Chart = ({ reach: found }, { say }) => {
  if (!found) return '';
  const limits = found.rows[0]?.shares.map(({ limit }) => limit) ?? [];
  const rows = found.rows.map(
    ({ group, label, total, shares }) =>
      `<tr><th scope="row">${xmlText(label)} <small>${xmlText(total)}</small></th>${shares
        .map(
          ({ share, value, range }) =>
            `<td><span class="bar"><i style="inline-size:${(value * 100).toFixed(1)}%"></i></span><b>${xmlText(share)}</b>${group === 'all' && range !== null ? `<small>${xmlText(range)}</small>` : ''}</td>`
        )
        .join('')}</tr>`
  );
  return `<table><thead><tr><th scope="col">${xmlText(say('reach.who'))}</th>${limits
    .map((limit) => `<th scope="col">${xmlText(say(`limit.${limit}`))}</th>`)
    .join(
      ''
    )}</tr></thead><tbody>${rows.join('\n')}</tbody></table>${found.note ? paragraphs([found.note]) : ''}`;
};

/** Four strengths and none, as on the page. */
const strength = (share: number) => (share === 0 ? 0 : Math.min(4, Math.floor(share * 4) + 1));

/** Who finds one open when: a row of 24 hours for each day, and in words. */
const hours: Chart = ({ strip }, { say }) => {
  const rows = strip.days.map(
    ({ name, hours: ofDay, words }) =>
      `<tr><th scope="row">${xmlText(name)}</th><td><span class="hours" aria-hidden="true">${ofDay
        .map(({ share }) => `<i class="s${strength(share)}"></i>`)
        .join('')}</span></td><td>${xmlText(words)}</td></tr>`
  );
  return `<p>${xmlText(strip.sentence)}</p><table><thead><tr><th scope="col">${xmlText(say('strip.day'))}</th><th scope="col" aria-hidden="true"></th><th scope="col">${xmlText(say('strip.hours'))}</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>${paragraphs([...strip.notes, ...(strip.august ? [strip.august.sentence] : [])])}`;
};

/** Each indicator with its definition, its value and, where there is a past, its line. */
const indicators: Chart = ({ trends }) => {
  const rows = trends.indicators.map(
    ({ label, value, chart }) =>
      `<tr><th scope="row">${xmlText(label)}${
        chart
          ? `<svg class="line" viewBox="0 0 ${chart.width} ${chart.height}" role="img" aria-label="${xmlText(chart.label)}"><path d="${chart.ground}" fill="var(--r2)" opacity=".45"/><path d="${chart.line}" fill="none" stroke="var(--r0)" stroke-width="2.5"/></svg><small>${xmlText(`${chart.from.when}: ${chart.from.value}`)}</small>`
          : ''
      }</th><td class="figure">${xmlText(value)}</td></tr>`
  );
  return `<table><tbody>${rows.join('\n')}</tbody></table>${trends.note ? paragraphs([trends.note]) : ''}`;
};

const map: Chart = ({ map: drawing, findingNotes }, _, dir) =>
  `${mapPicture(drawing, dir)}${paragraphs([...findingNotes, ...drawing.notes])}`;

export const CHARTS: Readonly<Record<EmbeddedChart, Chart>> = { map, reach, hours, indicators };
