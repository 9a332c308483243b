import { xmlText } from '../../ui/xml-text.ts';
/** What of the evidence other sites may frame; also the last part of its address. */
export const EMBEDDED = ['map', 'reach', 'hours', 'indicators'] as const;
export type EmbeddedChart = (typeof EMBEDDED)[number];

/** So high the frame has to be for nothing to be cut off in a column of 600 px, in pixels. */
export const FRAME_HEIGHT: Readonly<Record<EmbeddedChart, number>> = {
  map: 920,
  reach: 680,
  hours: 700,
  indicators: 980
};

/** The colours of the light and the dark theme (tokens.css, reach.css): a frame has none of our style sheets. */
const STYLE = `
:root{color-scheme:light dark;--paper:#fbf6ee;--ink:#1a2233;--soft:#474c5a;--line:#dccfbb;--accent:#6a1b52;--r0:#0f4c5c;--r1:#4a8fa3;--r2:#a9cfd8;--r3:#ece2d0}
@media (prefers-color-scheme:dark){:root{--paper:#15181f;--ink:#f4ecdf;--soft:#c8c1b6;--line:#3a3f4b;--accent:#f3b3da;--r0:#d5f1f6;--r1:#6fb6c9;--r2:#2f6d80;--r3:#262b36}}
*{box-sizing:border-box;margin:0}
body{padding:1rem;background:var(--paper);color:var(--ink);font:1rem/1.45 system-ui,sans-serif}
h1{font-size:1.25rem;line-height:1.25;margin-block-end:.75rem}
p,footer{margin-block-start:.75rem}
footer{font-size:.875rem;color:var(--soft)}
a{color:var(--accent);text-underline-offset:.2em;display:inline-flex;align-items:center;min-block-size:2.75rem}
table{inline-size:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:.375rem .5rem .375rem 0;border-block-end:1px solid var(--line);text-align:start;vertical-align:top;font-weight:400}
[dir=rtl] th,[dir=rtl] td{padding:.375rem 0 .375rem .5rem}
thead th{color:var(--soft);font-size:.875rem}
small{display:block;color:var(--soft)}
.bar{display:block;block-size:.6rem;margin-block:.3rem .2rem;background:var(--r3)}
.bar i{display:block;block-size:100%;background:var(--r0)}
.hours{display:grid;grid-template-columns:repeat(24,1fr);gap:1px;block-size:1.1rem;min-inline-size:9rem}
.hours i{background:var(--r3)}.hours .s1{background:var(--r2)}.hours .s2{background:var(--r2)}.hours .s3{background:var(--r1)}.hours .s4{background:var(--r0)}
svg{display:block;inline-size:100%;max-block-size:30rem}
svg.line{inline-size:9rem;block-size:2rem}[dir=rtl] svg.line{transform:scaleX(-1)}
.figure{text-align:end;font-weight:700;white-space:nowrap}
`;

interface EmbedDocument {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly title: string;
  /** HTML: the chart, its parts already escaped. */
  readonly body: string;
  /** Whom to thank, and of which day it is. */
  readonly credits: readonly string[];
  readonly link: { readonly href: string; readonly text: string };
}

/** A page of one chart, for a frame: no script, nothing to fetch, its source and the way back. */
export function embedDocument({ lang, dir, title, body, credits, link }: EmbedDocument): string {
  return `<!doctype html>
<html lang="${lang}" dir="${dir}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${xmlText(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${xmlText(title)}</h1>
${body}
</main><footer>${credits.map((credit) => `<div><bdi>${xmlText(credit)}</bdi></div>`).join('')}<a href="${xmlText(link.href)}" target="_blank" rel="noopener">${xmlText(link.text)}</a></footer></body></html>
`;
}
