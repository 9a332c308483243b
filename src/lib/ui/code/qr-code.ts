import { encode } from 'uqr';

/** A QR code (ISO/IEC 18004) as a path in a square box of `size` modules, the quiet zone of 4 included. */
export function qrPath(text: string): { readonly path: string; readonly size: number } {
  // Medium correction: a cracked screen still reads.
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return { path, size };
}
