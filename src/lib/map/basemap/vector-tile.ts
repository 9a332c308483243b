/**
 * Whether these bytes are a whole vector tile (Mapbox Vector Tile 2.1, section 4): every layer has a name, and
 * every length stays inside its message. A page of HTML, an error in JSON or a tile cut off on its way is not.
 * No bytes at all are a tile with nothing in it.
 */
export function isVectorTile(bytes: Uint8Array): boolean {
  return everyField(bytes, 0, bytes.length, (field, wire, start, end) => {
    if (field !== LAYERS) return field >= FIRST_EXTENSION;
    if (wire !== LENGTH_DELIMITED) return false;
    let named = false;
    const whole = everyField(bytes, start, end, (inner) => {
      named ||= inner === LAYER_NAME;
      return true;
    });
    return whole && named;
  });
}

const LAYERS = 3;
const LAYER_NAME = 1;
const FIRST_EXTENSION = 16;
const LENGTH_DELIMITED = 2;

type FieldVisitor = (field: number, wire: number, start: number, end: number) => boolean;

/** Walks the fields of one protobuf message; false as soon as one is malformed or refused. */
function everyField(bytes: Uint8Array, from: number, to: number, accept: FieldVisitor): boolean {
  let at = from;
  while (at < to) {
    const key = varint(bytes, at, to);
    if (!key) return false;
    const wire = key.value & 7;
    let end: number;
    if (wire === 0) {
      const value = varint(bytes, key.next, to);
      if (!value) return false;
      end = value.next;
    } else if (wire === 1) end = key.next + 8;
    else if (wire === 5) end = key.next + 4;
    else if (wire === LENGTH_DELIMITED) {
      const length = varint(bytes, key.next, to);
      if (!length) return false;
      key.next = length.next;
      end = length.next + length.value;
    } else return false;
    const field = Math.floor(key.value / 8);
    if (field === 0 || end > to || !accept(field, wire, key.next, end)) return false;
    at = end;
  }
  return true;
}

function varint(bytes: Uint8Array, from: number, to: number): { value: number; next: number } | null {
  let value = 0;
  for (let i = 0; i < 10 && from + i < to; i++) {
    const byte = bytes[from + i] ?? 0;
    value += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) return { value, next: from + i + 1 };
  }
  return null;
}
