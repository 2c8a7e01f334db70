-- scope: tenant
-- Ground of the city that is taken, and when: what no two cases may hold at once (L. 160/2019 art. 1(821)).

create table occupation (
  case_id uuid primary key references cases,
  service_id text not null references service,
  first_day date not null,
  last_day date not null,
  place jsonb not null,
  west double precision not null,
  south double precision not null,
  east double precision not null,
  north double precision not null,
  since timestamptz not null default portico.now(),
  check (first_day <= last_day),
  check (west <= east and south <= north)
);
create index on occupation (last_day, first_day);
comment on table occupation is 'Areas that cases hold and on which days, both included; one area for each case.';
comment on column occupation.place is 'GeoJSON Polygon (RFC 7946), WGS84; west, south, east and north are its bounds in degrees.';
comment on column occupation.since is 'When the decision that gives it left the office, or was last changed.';

alter table occupation enable row level security;
alter table occupation force row level security;
create policy context on occupation using ((select portico.tenant()) = '{{tenant}}');

grant select, insert, update, delete on occupation to portico_app;
