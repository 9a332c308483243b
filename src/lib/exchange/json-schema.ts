import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { localisedText } from '../field/values.ts';

/** A schema of JSON Schema 2020-12, as OpenAPI 3.1 writes them. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Schemas that the document has once (openapi.ts). */
const SHARED = { LocalisedText: localisedText };

/** What a value may be, in JSON Schema. What only code can check is left out. */
export function jsonSchema(schema: v.GenericSchema): JsonSchema {
  const {
    $schema: _,
    $defs: __,
    ...written
  } = toJsonSchema(schema, {
    target: 'draft-2020-12',
    typeMode: 'output',
    errorMode: 'ignore',
    definitions: SHARED,
    overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`
  });
  return written as JsonSchema;
}

/** A shared schema itself, where the others refer to it. */
export function sharedSchema(name: keyof typeof SHARED): JsonSchema {
  const { $schema: _, ...written } = toJsonSchema(SHARED[name], {
    target: 'draft-2020-12',
    errorMode: 'ignore'
  });
  return written as JsonSchema;
}

/** The same, or null while nobody has said it. */
export function orNull(schema: JsonSchema): JsonSchema {
  if (typeof schema['type'] !== 'string') return { oneOf: [schema, { type: 'null' }] };
  const { type, enum: values, ...rest } = schema;
  return { type: [type, 'null'], ...(Array.isArray(values) && { enum: [...values, null] }), ...rest };
}
