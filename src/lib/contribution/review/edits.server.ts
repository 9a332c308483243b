import type { Kind } from '../../field/field.ts';
import { fieldOf } from '../described.server.ts';
import type { Target } from '../proposal.ts';
import { editName, type Editable } from './edits.ts';

/** Whose value is no words, whatever it looks like. */
const NOT_WORDS: ReadonlySet<Kind> = new Set([
  'point',
  'precision',
  'schedule',
  'reference',
  'category',
  'choice'
]);

/** How a proposed value can be put right; null where it cannot be here. */
export function editable(target: Target, field: string, value: unknown): Editable | null {
  const kind = fieldOf(target, field)?.kind;
  if (kind && NOT_WORDS.has(kind)) return null;
  if (typeof value === 'string') return { kind: 'text', value, isNumber: false };
  if (typeof value === 'number') return { kind: 'text', value: String(value), isNumber: true };
  if (Array.isArray(value))
    return value.length > 1 && value.every((one) => typeof one === 'string')
      ? { kind: 'list', values: value }
      : null;
  if (typeof value !== 'object' || value === null) return null;
  const texts = Object.entries(value);
  return texts.length > 0 && texts.every(([, text]) => typeof text === 'string')
    ? { kind: 'texts', values: value as Record<string, string> }
    : null;
}

/**
 * What was put right, in the shape of what was proposed; only the fields that differ from it. A text that was emptied
 * leaves its language; a field that was emptied altogether is left as it was proposed: to leave it out there is a box.
 */
export function editsFrom(
  form: FormData,
  target: Target,
  changes: Readonly<Record<string, unknown>>
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(changes).flatMap(([field, proposed]) => {
      const edited = editedValue(form, target, field, proposed);
      return edited === undefined || JSON.stringify(edited) === JSON.stringify(proposed)
        ? []
        : [[field, edited]];
    })
  );
}

function editedValue(form: FormData, target: Target, field: string, proposed: unknown): unknown {
  const shape = editable(target, field, proposed);
  if (shape?.kind === 'text') {
    const text = words(form, editName(field));
    if (!shape.isNumber) return text || undefined;
    return text && Number.isFinite(Number(text.replace(',', '.')))
      ? Number(text.replace(',', '.'))
      : undefined;
  }
  if (shape?.kind === 'texts') {
    if (!Object.keys(shape.values).some((key) => form.has(editName(field, key)))) return undefined;
    const texts = Object.keys(shape.values).flatMap((key) => {
      const text = words(form, editName(field, key));
      return text ? [[key, text]] : [];
    });
    return texts.length > 0 ? Object.fromEntries(texts) : undefined;
  }
  if (shape?.kind === 'list') {
    if (!form.has(`${editName(field)}?`)) return undefined;
    const kept = new Set(form.getAll(editName(field)));
    const values = shape.values.filter((value) => kept.has(value));
    return values.length > 0 ? values : undefined;
  }
  return undefined;
}

/** A text area sends its line ends as the web always did; the proposal has them as everything else does. */
function words(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
}
