-- scope: installation
-- What the whole installation shares: tenants, sessions, the clock, the context of a transaction, the outbox.

create schema if not exists portico;
comment on schema portico is 'The installation: tenants, sessions, clock and context. One schema per tenant holds the rest.';

create table portico.tenant (
  id text primary key check (id ~ '^[a-z][a-z0-9_]{1,40}$'),
  hosts text[] not null,
  database text not null default 'main',
  data jsonb not null,
  created_at timestamptz not null default now()
);
comment on table portico.tenant is 'One municipality. Host leads to tenant, tenant to database and schema t_<id>.';
comment on column portico.tenant.hosts is 'Host names, without port, under which the municipality is reached.';
comment on column portico.tenant.database is 'Name of the database that holds its schema.';
comment on column portico.tenant.data is 'The municipality as data: names, areas of the register, filing plan, patron, contacts, locales, services.';

create table portico.development_clock (
  only_row boolean primary key default true check (only_row),
  shift interval not null default '0'
);
insert into portico.development_clock default values;
comment on table portico.development_clock is 'How far the clock is moved in development and tests; a program in production refuses to start unless it is 0.';

create function portico.now() returns timestamptz
language sql stable parallel safe
as $$ select now() + (select shift from portico.development_clock) $$;
comment on function portico.now is 'The one clock: the instant of the transaction, moved in development.';

create function portico.today() returns date
language sql stable parallel safe
as $$ select (portico.now() at time zone 'Europe/Rome')::date $$;
comment on function portico.today is 'The date in Rome.';

-- After a transaction-local setting ends its value is '', not NULL.
create function portico.tenant() returns text
language sql stable parallel safe
as $$
  select case when current_setting('app.actor', true) <> '' and current_setting('app.purpose', true) <> ''
    then nullif(current_setting('app.tenant', true), '') end
$$;
comment on function portico.tenant is 'Tenant of the transaction; null, which opens nothing, where actor or purpose is missing.';

create function portico.person() returns uuid
language sql stable parallel safe
as $$ select nullif(current_setting('app.person', true), '')::uuid $$;
comment on function portico.person is 'The person who acts for themselves in this transaction, if any.';

create function portico.officer() returns uuid
language sql stable parallel safe
as $$ select nullif(current_setting('app.officer', true), '')::uuid $$;
comment on function portico.officer is 'The officer who acts in this transaction, if any.';

create function portico.is_system() returns boolean
language sql stable parallel safe
as $$ select coalesce(current_setting('app.actor', true), '') like 'system:%' $$;
comment on function portico.is_system is 'Whether the program itself acts: worker, seed, sign-in.';

create table portico.session (
  token_hash bytea primary key,
  tenant_id text not null references portico.tenant on delete cascade,
  kind text not null check (kind in ('browser', 'token')),
  person_id uuid not null,
  officer_id uuid,
  identity_level smallint not null check (identity_level between 1 and 3),
  csrf_token text not null,
  id_token text,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index on portico.session (tenant_id, person_id);
create index on portico.session (expires_at);
comment on table portico.session is 'Signed-in people. Only the SHA-256 of the token is kept. Reached through the session_* functions alone.';
comment on column portico.session.identity_level is 'Level of the identity as in SPID: 1, 2 or 3.';
comment on column portico.session.id_token is 'Token of the identity provider, handed back to it at sign-out.';

create function portico.session_open(
  hash bytea, tenant text, kind text, person uuid, officer uuid, level smallint, csrf text, id_token text, life interval
) returns void
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  insert into portico.session
  values (hash, tenant, kind, person, officer, level, csrf, id_token, portico.now(), portico.now(), portico.now() + life)
$$;
comment on function portico.session_open is 'Opens a session that lives at the most for the interval given.';

create function portico.session_use(hash bytea, tenant text, idle interval) returns setof portico.session
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  found_session portico.session;
  at timestamptz := portico.now();
begin
  select * into found_session from portico.session s
  where s.token_hash = hash and s.tenant_id = tenant and s.expires_at > at and (s.kind = 'token' or s.seen_at > at - idle);
  if not found then return; end if;
  -- once a minute is enough for the idle limit, and spares a write at every request
  if found_session.seen_at < at - interval '1 minute' then
    update portico.session s set seen_at = at where s.token_hash = hash;
  end if;
  return next found_session;
end
$$;
comment on function portico.session_use is 'The live session of this token, if there is one; marks it as used.';

create function portico.session_close(hash bytea) returns void
language sql security definer set search_path = pg_catalog, pg_temp
as $$ delete from portico.session where token_hash = hash $$;
comment on function portico.session_close is 'Ends one session.';

create function portico.session_close_all(tenant text, person uuid) returns bigint
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  with gone as (delete from portico.session where tenant_id = tenant and person_id = person returning 1)
  select count(*) from gone
$$;
comment on function portico.session_close_all is 'Ends every session of a person: sign-out everywhere, removal of an officer.';

create function portico.session_sweep() returns bigint
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  with gone as (delete from portico.session where expires_at < portico.now() returning 1)
  select count(*) from gone
$$;
comment on function portico.session_sweep is 'Removes the sessions that have ended.';

create table portico.sign_in (
  state_hash bytea primary key,
  tenant_id text not null references portico.tenant on delete cascade,
  nonce text not null,
  verifier text not null,
  return_to text not null,
  level smallint not null,
  created_at timestamptz not null
);
comment on table portico.sign_in is 'Sign-ins under way: what must come back from the identity provider. Each is used once, within ten minutes.';

create function portico.sign_in_begin(hash bytea, tenant text, nonce text, verifier text, return_to text, level smallint) returns void
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  delete from portico.sign_in where created_at < portico.now() - interval '10 minutes';
  insert into portico.sign_in values (hash, tenant, nonce, verifier, return_to, level, portico.now())
$$;
comment on function portico.sign_in_begin is 'Remembers a sign-in that begins.';

create function portico.sign_in_take(hash bytea, tenant text) returns setof portico.sign_in
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  delete from portico.sign_in
  where state_hash = hash and tenant_id = tenant and created_at > portico.now() - interval '10 minutes'
  returning *
$$;
comment on function portico.sign_in_take is 'Takes a sign-in that comes back: it can be taken once.';

create function portico.enqueue(jobs jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if portico.tenant() is null then raise exception 'no context'; end if;
  perform worker.add_jobs(
    array(
      select row(
        job ->> 'task', json_build_object('tenant', portico.tenant(), 'data', job -> 'data'),
        null, null, 25, job ->> 'key', null, null)::worker.job_spec
      from jsonb_array_elements(jobs) as job),
    true);
end
$$;
comment on function portico.enqueue is 'The outbox: jobs [{"task", "data", "key"}] that exist if, and only if, the transaction commits. The tenant comes from the context and cannot be forged.';

grant usage on schema portico to portico_app, portico_worker;
grant select on portico.tenant to portico_app, portico_worker;
grant select on portico.development_clock to portico_app, portico_worker;
grant create on schema portico to portico_worker;
alter function portico.enqueue owner to portico_worker;
revoke create on schema portico from portico_worker;
revoke all on all functions in schema portico from public;
grant execute on all functions in schema portico to portico_app;
grant execute on function portico.tenant, portico.now, portico.today to portico_worker;
