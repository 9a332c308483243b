import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { projectFolder } from '../../../supabase/embedded/folders.ts';
import type { Superuser } from '../../../supabase/embedded/superuser.ts';

/** Where the types are kept. */
export const FUNCTION_TYPES = path.join(projectFolder, 'src/lib/server/database-functions.ts');

/** A function that the Data API serves, as the catalogue has it. */
interface Served {
  readonly name: string;
  readonly comment: string | null;
  readonly parameters: readonly {
    readonly name: string;
    readonly type: string;
    readonly optional: boolean;
  }[];
  readonly returns: string;
}

const QUERY = `
  select p.proname as name, obj_description(p.oid, 'pg_proc') as comment, format_type(p.prorettype, null) as returns,
    coalesce(
      (
        select json_agg(
          json_build_object('name', a.name, 'type', format_type(a.type, null), 'optional', a.place > p.pronargs - p.pronargdefaults)
          order by a.place
        )
        from unnest(p.proargnames, p.proargtypes::oid[]) with ordinality as a (name, type, place)
      ),
      '[]'
    ) as parameters
  from pg_proc as p
  where p.pronamespace = 'public'::regnamespace
    and exists (
      select from unnest(array['anon', 'authenticated', 'service_role']) as r (role)
      where has_function_privilege(r.role, p.oid, 'execute')
    )
  order by p.proname`;

/** What a value of PostgreSQL is in the JSON of the Data API. What JSON an answer is, src/answers.ts says. */
const TYPES: Readonly<Record<string, string>> = {
  bigint: 'number',
  boolean: 'boolean',
  date: 'string',
  'double precision': 'number',
  'double precision[]': 'readonly number[]',
  integer: 'number',
  json: 'unknown',
  jsonb: 'object',
  text: 'string',
  'text[]': 'readonly string[]',
  'timestamp with time zone': 'string',
  uuid: 'string',
  'uuid[]': 'readonly string[]',
  void: 'null'
};

/** What is in that file. @throws Error for a type nobody used before. */
export async function functionTypes(superuser: Superuser): Promise<string> {
  const functions = await superuser.rows<Served>(QUERY);
  const text = `// Written by "npm run database-types" from the catalogue; a test holds it to that.

/** The functions of the database that the Data API serves: their parameters and, where it is not JSON, their answer. */
export interface DatabaseFunctions {
${functions.map(typeOf).join('\n')}
}
`;
  return format(text, { ...(await resolveConfig(FUNCTION_TYPES)), filepath: FUNCTION_TYPES });
}

function typeOf({ name, comment, parameters, returns }: Served): string {
  const args = parameters.map((one) =>
    one.optional ? `${one.name}?: ${typeScript(one.type)} | null` : `${one.name}: ${typeScript(one.type)}`
  );
  const taken = args.length > 0 ? `{ ${args.join('; ')} }` : 'Record<string, never>';
  const given = returns === 'jsonb' ? 'unknown' : typeScript(returns);
  return `${comment ? docstring(comment) : ''}  ${name}: { Args: ${taken}; Returns: ${given} };`;
}

const docstring = (comment: string) => `  /** ${comment.replaceAll('*/', '* /')} */\n`;

function typeScript(type: string): string {
  const found = TYPES[type];
  if (!found)
    throw new Error(`The type ${type} is not among those of src/commands/catalogue/function-types.ts.`);
  return found;
}
