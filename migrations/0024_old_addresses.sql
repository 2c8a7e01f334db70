-- scope: tenant
-- Addresses of the sites that this one takes the place of, each with the page that answers now.

create table old_address (
  host text not null check (length(host) <= 253),
  path text not null check (path like '/%' and length(path) <= 500),
  target text check (target like '/%' and length(target) <= 500),
  officer_id uuid references officer,
  changed_at timestamptz not null default portico.now(),
  primary key (host, path)
);
create index on old_address (officer_id);
create index on old_address (changed_at desc);
comment on table old_address is 'Addresses of former sites, in the form of canonical.ts; without a target they wait for one.';
comment on column old_address.host is 'Host of a site that was closed; empty for addresses of the municipality’s own.';

create table old_address_miss (
  host text not null,
  path text not null,
  day date not null,
  count integer not null default 1,
  primary key (host, path, day)
);
create index on old_address_miss (day);
comment on table old_address_miss is 'Addresses that were asked for and lead nowhere, by day; none that could name a person is kept.';

grant select, insert, update, delete on old_address to portico_app;
grant select, insert, update, delete on old_address_miss to portico_app;
