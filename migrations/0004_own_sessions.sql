-- scope: installation
-- What a person may know of their own sessions.

create function portico.session_list(tenant text, person uuid)
returns table (kind text, identity_level smallint, created_at timestamptz, seen_at timestamptz, expires_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select s.kind, s.identity_level, s.created_at, s.seen_at, s.expires_at from portico.session s
  where s.tenant_id = tenant and s.person_id = person and s.expires_at > portico.now()
  order by s.created_at
$$;
comment on function portico.session_list is 'The sessions of a person that have not ended, without what would open one.';
revoke all on function portico.session_list from public;
grant execute on function portico.session_list to portico_app;
