-- scope: tenant
-- Where the links of public contents lead: read from each version that is public, followed again and again.

create table content_scan (
  content_id uuid primary key references content on delete cascade,
  version integer not null
);
comment on table content_scan is 'Which version of a content its links were read from.';

create table content_address (
  content_id uuid not null references content_scan on delete cascade,
  field text not null,
  locale text not null check (locale in ('it', 'en')),
  address text not null,
  primary key (content_id, field, locale, address)
);
create index on content_address (address);
comment on table content_address is 'Addresses that a content links to, within its fields.';
comment on column content_address.address is 'A path of the own site, or an absolute address; without its fragment.';

create table link_check (
  address text primary key check (length(address) <= 2000),
  is_own boolean not null,
  next_at timestamptz not null,
  checked_at timestamptz,
  verdict text check (verdict in ('works', 'gone', 'nowhere', 'silent', 'untrusted', 'unknown')),
  status integer,
  failing_since timestamptz,
  is_broken boolean not null default false,
  check ((checked_at is null) = (verdict is null))
);
create index on link_check (next_at);
create index on link_check (address) where is_broken;
comment on table link_check is 'What came of following the addresses that contents link to.';
comment on column link_check.next_at is 'When it is followed again.';
comment on column link_check.failing_since is 'First of the checks without success since it last worked; null while it works.';
comment on column link_check.is_broken is 'Whether editors are told: of the own site at once, of another one after it failed on different days.';

grant select, insert, update, delete on content_scan, content_address, link_check to portico_app;
