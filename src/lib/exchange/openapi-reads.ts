import { inPath } from './openapi-parameters.ts';

export const problemResponse = { $ref: '#/components/responses/Problem' };
export const neighbourhoodParameter = inPath(
  'neighbourhood',
  'Slug of a neighbourhood, for instance san-siro.'
);

/** A path of OpenAPI that is read. @param content schemas by media type */
export const reads = (
  summary: string,
  parameters: readonly object[],
  content: Readonly<Record<string, object>>
) => ({
  get: {
    summary,
    parameters,
    responses: {
      200: {
        description: 'What was asked for.',
        headers: { ETag: { schema: { type: 'string' } } },
        content: Object.fromEntries(Object.entries(content).map(([type, schema]) => [type, { schema }]))
      },
      304: { description: 'The reader has it already (If-None-Match).' },
      400: problemResponse,
      404: problemResponse,
      503: problemResponse
    }
  }
});
