/**
 * Rows of a text of separated values (RFC 4180, as spreadsheets write it: commas, semicolons or tabs, whichever the first
 * line has most of), without empty lines. Each with the line of the text it begins on, from 1.
 */
export function delimitedRows(text: string): { readonly line: number; readonly cells: string[] }[] {
  const plain = text.replace(/^\uFEFF/, '');
  const head = plain.slice(0, plain.search(/[\r\n]|$/));
  const separator = [',', ';', '\t'].toSorted((a, b) => head.split(b).length - head.split(a).length)[0]!;
  const rows: { line: number; cells: string[] }[] = [];
  let [cells, cell, line, began, quoted] = [[] as string[], '', 1, 1, false];
  const endRow = (): void => {
    cells.push(cell);
    if (cells.some((one) => one.trim() !== '')) rows.push({ line: began, cells });
    [cells, cell] = [[], ''];
  };
  for (let at = 0; at < plain.length; at++) {
    const character = plain[at]!;
    if (quoted) {
      if (character === '\n') line++;
      if (character !== '"') cell += character;
      else if (plain[at + 1] === '"') cell += plain[++at];
      else quoted = false;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === separator) {
      cells.push(cell);
      cell = '';
    } else if (character === '\n' || character === '\r') {
      if (character === '\r' && plain[at + 1] === '\n') at++;
      line++;
      endRow();
      began = line;
    } else cell += character;
  }
  endRow();
  return rows;
}

/**
 * Bytes as text: UTF-16 where they say so (what a spreadsheet calls "Unicode text"), UTF-8 where they are, else as western
 * European offices write (windows-1252).
 */
export function decodedText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
