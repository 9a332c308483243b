import { encode } from 'uqr';

/**
 * A QR code (ISO/IEC 18004) as a path to be stroked one wide in a square box of `size` modules, the quiet zone of 4
 * included.
 */
export function qrPath(text: string): { readonly path: string; readonly size: number } {
  // Medium correction: a cracked screen still reads.
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const path = data.map((row, y) => darkIn(row, y)).join('');
  return { path, size };
}

/** The dark modules of a row, those side by side in one stroke, each told from the end of the last: half the bytes. */
function darkIn(row: readonly boolean[], y: number): string {
  let path = '';
  let pen: number | null = null;
  for (let x = 0; x < row.length; x++) {
    const from = x;
    while (row[x]) x++;
    if (x === from) continue;
    path += pen === null ? `M${from} ${y + 0.5}` : `m${from - pen} 0`;
    path += `h${x - from}`;
    pen = x;
  }
  return path;
}
