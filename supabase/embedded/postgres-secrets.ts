import { newSecrets, type Secrets } from './secrets.ts';
import type { Superuser } from './superuser.ts';

/** Nobody but the owner of the database may even look into the schema. */
const TABLE = [
  'create schema if not exists supabase_migrations',
  `create table if not exists supabase_migrations.installation_keys (
    only_row boolean primary key default true check (only_row),
    jwt_secret text not null,
    publishable_key text not null,
    secret_key text not null
  )`
];

/**
 * The keys of this installation, made at its first start and kept in the database itself: all processes on it sign alike, a
 * dump of it has them, and whoever has its owner's password needs none of them.
 * @param given those to be kept in the place of what is there, when data is brought in with its own
 */
export async function keepSecretsInDatabase(superuser: Superuser, given?: Secrets): Promise<Secrets> {
  for (const statement of TABLE) await superuser.rows(statement);
  const { jwtSecret, publishableKey, secretKey } = given ?? newSecrets();
  const [kept] = await superuser.rows<Secrets>(
    `insert into supabase_migrations.installation_keys as k (jwt_secret, publishable_key, secret_key)
     values ($1, $2, $3)
     on conflict (only_row) do update set
       jwt_secret = case when $4 then excluded.jwt_secret else k.jwt_secret end,
       publishable_key = case when $4 then excluded.publishable_key else k.publishable_key end,
       secret_key = case when $4 then excluded.secret_key else k.secret_key end
     returning jwt_secret as "jwtSecret", publishable_key as "publishableKey", secret_key as "secretKey"`,
    [jwtSecret, publishableKey, secretKey, given !== undefined]
  );
  return kept!;
}
