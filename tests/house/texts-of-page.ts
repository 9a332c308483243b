const TAG =
  /<!--[\s\S]*?-->|<!doctype[^>]*>|<(script|style)\b[\s\S]*?<\/\1>|<(\/?)([a-zA-Z][\w:-]*)((?:\s+[^\s"'>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*(\/?)>/g;
const VOID = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
/** Attributes that are read or heard. */
const SAID = /\b(alt|aria-label|aria-description|content|label|placeholder|title)\s*=\s*"([^"]*)"/g;

/** A text of a page and the language it says it is in. */
export interface PageText {
  readonly text: string;
  readonly lang: string;
}

/** What a page of HTML says, in its text and in attributes that are read out. */
export function textsOfPage(html: string): readonly PageText[] {
  const found: PageText[] = [];
  const open: { readonly name: string; readonly lang: string }[] = [];
  const say = (text: string, lang = open.at(-1)?.lang ?? '') => {
    const said = unescaped(text).replace(/\s+/g, ' ').trim();
    if (said) found.push({ text: said, lang });
  };
  let last = 0;
  for (const match of html.matchAll(TAG)) {
    say(html.slice(last, match.index));
    last = match.index + match[0].length;
    const [, , closing, name, attributes = '', selfClosing] = match;
    if (!name) continue;
    if (closing) {
      while (open.length > 0 && open.pop()!.name !== name);
      continue;
    }
    const lang = /\slang\s*=\s*"([^"]*)"/.exec(attributes)?.[1] ?? open.at(-1)?.lang ?? '';
    for (const [, , value = ''] of attributes.matchAll(SAID)) say(value, lang);
    if (!selfClosing && !VOID.test(name)) open.push({ name, lang });
  }
  return found;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

const unescaped = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name]!);
