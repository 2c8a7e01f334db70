-- scope: tenant
-- Places of the tree of transparency, and the register of publications of the official notice board.

alter table publication add node text not null default '09.02' check (node ~ '^\d{2}\.\d{2}$');
comment on column publication.node is 'Place in the tree of transparency (D.lgs. 33/2013, annex A), as the national vocabulary codes it; of no meaning on the notice board.';

create index on content_public ((body ->> 'transparency')) where body ? 'transparency';

create table notice_counter (
  year integer primary key,
  last integer not null
);
comment on table notice_counter is 'Last number given in the register of publications of a year.';
grant select, insert, update on notice_counter to portico_app;

create table notice_registration (
  year integer not null,
  number integer not null check (number > 0),
  publication_id uuid not null unique,
  first_day date not null,
  last_day date not null,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  registered_at timestamptz not null default portico.now(),
  primary key (year, number),
  check (first_day <= last_day)
);
comment on table notice_registration is 'Register of publications of the official notice board: gapless in each year, never changed. It says nothing of what was published, so it stays when the entry goes.';
comment on column notice_registration.publication_id is 'The entry; it may be disposed of with the content of its case.';
comment on column notice_registration.last_day is 'Last day, in Rome, on which the act is public (D.lgs. 267/2000 art. 124: fifteen days, the first not counted).';
comment on column notice_registration.sha256 is 'Hash of the act that was published; null where no letter decides.';
grant select, insert on notice_registration to portico_app;

-- entries of before get their numbers in the order of their days
alter table publication no force row level security;
insert into notice_registration (year, number, publication_id, first_day, last_day)
select extract(year from first_day)::integer,
  row_number() over (partition by extract(year from first_day) order by first_day, id), id, first_day, last_day
from publication where board = 'albo';
insert into notice_counter (year, last) select year, max(number) from notice_registration group by year;
alter table publication force row level security;
