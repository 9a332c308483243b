-- The catalogue as rows of (object, property, value): all of every schema that is not PostgreSQL's own, without what
-- extensions brought. Two databases are made alike when these rows are the same.
with schemas as (
  select n.oid, n.nspname, n.nspowner, n.nspacl
  from pg_namespace as n
  where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
), brought as (
  select d.classid, d.objid from pg_depend as d where d.deptype = 'e'
), relations as (
  select c.*, format('%I.%I', s.nspname, c.relname) as name,
    case c.relkind
      when 'r' then 'table' when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' when 'i' then 'index'
      when 'c' then 'type' else c.relkind::text
    end as kind
  from pg_class as c
  join schemas as s on s.oid = c.relnamespace
  where c.relkind <> 't' and not exists (select from brought as b where b.classid = 'pg_class'::regclass and b.objid = c.oid)
    and not exists (
      select from pg_index as i
      join brought as b on b.classid = 'pg_class'::regclass and b.objid = i.indrelid
      where i.indexrelid = c.oid
    )
), columns as (
  select a.*, format('column %s.%I', r.name, a.attname) as object, d.oid as default_id,
    pg_get_expr(d.adbin, d.adrelid) as expression,
    row_number() over (partition by a.attrelid order by a.attnum) as place
  from pg_attribute as a
  join relations as r on r.oid = a.attrelid and r.relkind in ('r', 'v', 'm', 'c')
  left join pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attnum > 0 and not a.attisdropped
), functions as (
  select p.*,
    format(
      '%s %I.%I(%s)', case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end,
      s.nspname, p.proname, pg_get_function_identity_arguments(p.oid)
    ) as object
  from pg_proc as p
  join schemas as s on s.oid = p.pronamespace
  where not exists (select from brought as b where b.classid = 'pg_proc'::regclass and b.objid = p.oid)
), types as (
  select t.*, format('type %I.%I', s.nspname, t.typname) as object
  from pg_type as t
  join schemas as s on s.oid = t.typnamespace
  -- Rows of tables and arrays have their types by themselves.
  where t.typtype in ('d', 'e', 'r')
    and not exists (select from brought as b where b.classid = 'pg_type'::regclass and b.objid = t.oid)
), constraints as (
  select c.*,
    format('constraint %s.%I', coalesce(r.name, replace(t.object, 'type ', '')), c.conname) as object
  from pg_constraint as c
  left join relations as r on r.oid = c.conrelid
  left join types as t on t.oid = c.contypid
  where r.oid is not null or t.oid is not null
), triggers as (
  select t.*, format('trigger %s.%I', r.name, t.tgname) as object
  from pg_trigger as t
  join relations as r on r.oid = t.tgrelid
  where not t.tgisinternal
), policies as (
  select p.*, format('policy %s.%I', r.name, p.polname) as object
  from pg_policy as p
  join relations as r on r.oid = p.polrelid
), comments as (
  select d.classoid, d.objoid, d.objsubid, d.description from pg_description as d
), described as (
  select 'schema ' || quote_ident(s.nspname) as object, 'pg_namespace'::regclass as classoid, s.oid as objoid, 0 as objsubid
  from schemas as s
  union all select r.kind || ' ' || r.name, 'pg_class'::regclass, r.oid, 0 from relations as r
  union all select c.object, 'pg_class'::regclass, c.attrelid, c.attnum from columns as c
  union all select f.object, 'pg_proc'::regclass, f.oid, 0 from functions as f
  union all select t.object, 'pg_type'::regclass, t.oid, 0 from types as t
  union all select c.object, 'pg_constraint'::regclass, c.oid, 0 from constraints as c
  union all select t.object, 'pg_trigger'::regclass, t.oid, 0 from triggers as t
  union all select p.object, 'pg_policy'::regclass, p.oid, 0 from policies as p
), grants as (
  -- What was never granted or revoked is what its owner and everyone have by themselves.
  select 'schema ' || quote_ident(s.nspname) as object, coalesce(s.nspacl, acldefault('n', s.nspowner)) as acl from schemas as s
  union all
  select r.kind || ' ' || r.name, coalesce(r.relacl, acldefault(case r.relkind when 'S' then 's' else 'r' end::"char", r.relowner))
  from relations as r where r.relkind in ('r', 'v', 'm', 'S')
  union all select c.object, c.attacl from columns as c
  union all select f.object, coalesce(f.proacl, acldefault('f', f.proowner)) from functions as f
  union all select t.object, coalesce(t.typacl, acldefault('T', t.typowner)) from types as t
  union all
  select format('default privileges of %s on %s %s', d.defaclrole::regrole, d.defaclobjtype, coalesce('in ' || s.nspname, 'everywhere')),
    d.defaclacl
  from pg_default_acl as d
  left join schemas as s on s.oid = d.defaclnamespace
), rules as (
  select 'schema ' || quote_ident(s.nspname) as object, 'owner' as property, s.nspowner::regrole::text as value from schemas as s
  union all
  select 'extension ' || quote_ident(e.extname), 'schema and version', e.extnamespace::regnamespace || ' ' || e.extversion
  from pg_extension as e
  union all
  select r.kind || ' ' || r.name, v.property, v.value
  from relations as r,
    lateral (
      values
        ('owner', r.relowner::regrole::text),
        ('persistence', r.relpersistence::text),
        ('options', r.reloptions::text),
        ('row-level security', case when r.relkind = 'r' then format('%s, forced %s', r.relrowsecurity, r.relforcerowsecurity) end),
        ('replica identity', case when r.relkind = 'r' then r.relreplident::text end),
        ('definition', case when r.relkind in ('v', 'm') then pg_get_viewdef(r.oid) when r.relkind = 'i' then pg_get_indexdef(r.oid) end)
    ) as v (property, value)
  union all
  select r.kind || ' ' || r.name, 'index is',
    format('valid %s, clustered %s, replica identity %s', i.indisvalid, i.indisclustered, i.indisreplident)
  from relations as r
  join pg_index as i on i.indexrelid = r.oid
  union all
  select r.kind || ' ' || r.name, 'sequence is', to_jsonb(q)::text
  from relations as r,
    lateral (
      select s.seqtypid::regtype, s.seqstart, s.seqincrement, s.seqmax, s.seqmin, s.seqcache, s.seqcycle
      from pg_sequence as s
      where s.seqrelid = r.oid
    ) as q
  union all
  select c.object, v.property, v.value
  from columns as c,
    lateral (
      values
        ('place', c.place::text),
        ('type', format_type(c.atttypid, c.atttypmod)),
        ('not null', c.attnotnull::text),
        ('default', c.expression),
        ('generated', nullif(c.attidentity::text || c.attgenerated::text, '')),
        ('collation', nullif(c.attcollation, 0)::regcollation::text),
        ('storage', c.attstorage::text || c.attcompression::text),
        ('options', c.attoptions::text)
    ) as v (property, value)
  union all
  select c.object, v.property, v.value
  from constraints as c,
    lateral (
      values
        ('definition', pg_get_constraintdef(c.oid)),
        ('is', format('deferrable %s, deferred %s, valid %s', c.condeferrable, c.condeferred, c.convalidated))
    ) as v (property, value)
  union all
  select f.object, v.property, v.value
  from functions as f,
    lateral (
      values
        ('owner', f.proowner::regrole::text),
        ('definition', case when f.prokind <> 'a' then pg_get_functiondef(f.oid) end)
    ) as v (property, value)
  union all
  select t.object, v.property, v.value
  from types as t,
    lateral (
      values
        ('owner', t.typowner::regrole::text),
        ('base', format_type(nullif(t.typbasetype, 0), t.typtypmod)),
        ('default', t.typdefault),
        ('labels', (select string_agg(e.enumlabel, ', ' order by e.enumsortorder) from pg_enum as e where e.enumtypid = t.oid))
    ) as v (property, value)
  union all select t.object, 'definition', pg_get_triggerdef(t.oid) from triggers as t
  union all select t.object, 'enabled', t.tgenabled::text from triggers as t
  union all
  select p.object, v.property, v.value
  from policies as p,
    lateral (
      values
        ('command', format('%s, permissive %s', p.polcmd, p.polpermissive)),
        -- 0 is everyone.
        ('roles', (select string_agg(nullif(r, 0)::regrole::text, ', ' order by r) from unnest(p.polroles) as r)),
        ('using', pg_get_expr(p.polqual, p.polrelid)),
        ('with check', pg_get_expr(p.polwithcheck, p.polrelid))
    ) as v (property, value)
  union all
  select d.object, 'comment', c.description
  from described as d
  join comments as c on c.classoid = d.classoid and c.objoid = d.objoid and c.objsubid = d.objsubid
  union all
  select g.object, 'granted to ' || coalesce(nullif(a.grantee, 0)::regrole::text, 'everyone'),
    string_agg(a.privilege_type || case when a.is_grantable then ' with grant option' else '' end, ', ' order by a.privilege_type)
  from grants as g,
    lateral aclexplode(g.acl) as a
  group by g.object, a.grantee
)
select r.object, r.property, r.value from rules as r where r.value is not null order by r.object, r.property;
