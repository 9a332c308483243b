import { toJsonSchema, type ConversionConfig } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { localisedTextSchema } from '../field/values.ts';

/** A schema of JSON Schema 2020-12, as OpenAPI 3.1 writes them. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Schemas that the document has once (openapi.ts). */
const SHARED = { LocalisedText: localisedTextSchema };

/** What a value may be, in JSON Schema. What only code can check is left out. */
export const jsonSchema = (schema: v.GenericSchema, typeMode: 'input' | 'output' = 'output'): JsonSchema =>
  written(schema, {
    typeMode,
    definitions: SHARED,
    overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`
  });

/** A shared schema itself, where the others refer to it. */
export const sharedSchema = (name: keyof typeof SHARED): JsonSchema =>
  written(SHARED[name], { typeMode: 'output' });

function written(schema: v.GenericSchema, more: ConversionConfig): JsonSchema {
  const whole = toJsonSchema(schema, {
    target: 'draft-2020-12',
    errorMode: 'ignore',
    ...more
  });
  // Which draft it is, and what is shared, the document says once.
  return Object.fromEntries(Object.entries(whole).filter(([key]) => key !== '$schema' && key !== '$defs'));
}

/** The same, or null while nobody has said it. */
export function orNull(schema: JsonSchema): JsonSchema {
  if (typeof schema['type'] !== 'string') return { oneOf: [schema, { type: 'null' }] };
  const { type, enum: values, ...rest } = schema;
  return { type: [type, 'null'], ...(Array.isArray(values) && { enum: [...values, null] }), ...rest };
}
