-- scope: tenant
-- Outcomes that a norm makes public: the official notice board (L. 69/2009 art. 32) and transparency (D.lgs. 33/2013 art. 23).

create table publication (
  id uuid primary key,
  case_id uuid not null references cases,
  service_id text not null references service,
  office_id text not null references office,
  board text not null check (board in ('albo', 'trasparenza')),
  outcome text not null,
  words jsonb not null,
  act_number text,
  act_date date not null,
  norm text not null,
  first_day date not null,
  last_day date not null,
  is_kept boolean not null,
  unique (case_id, outcome),
  check (first_day <= last_day)
);
create index on publication (board, first_day desc, id desc);
create index on publication (service_id);
create index on publication (office_id);
comment on table publication is 'Outcomes of cases as they are made public: without names, unless the service says which answers are published.';
comment on column publication.board is 'albo: official notice board; trasparenza: lists of decisions.';
comment on column publication.words is 'By locale: {"title", "service", "outcome", "fields": [{"label", "value"}]}, as they were when it was published.';
comment on column publication.act_number is 'Registration of the letter that decides: year/number; null where no letter does.';
comment on column publication.act_date is 'Day, in Rome, of that registration, or else on which the outcome came about.';
comment on column publication.norm is 'Norm that asks for it.';
comment on column publication.last_day is 'Last day, in Rome, on which it is public; from the next on it is there for whoever may read the case.';
comment on column publication.is_kept is 'Whether it stays when the content of the case is disposed of.';

alter table publication enable row level security;
alter table publication force row level security;
create policy reading on publication for select using (
  (select portico.tenant()) = '{{tenant}}'
  and (
    (select portico.is_system())
    or (select portico.today()) between first_day and last_day
    or exists (select from cases c where c.id = case_id)
  )
);
create policy writing on publication for insert with check (
  (select portico.tenant()) = '{{tenant}}' and exists (select from cases c where c.id = case_id)
);
create policy disposing on publication for delete using (
  (select portico.tenant()) = '{{tenant}}' and (select portico.is_system())
);

create function forget_publications() returns trigger
language plpgsql security definer set search_path = {{schema}}, portico, pg_temp
as $$
begin
  delete from publication where case_id = new.case_id and not is_kept;
  return null;
end
$$;
comment on function forget_publications is 'Removes what was published of a case whose content is disposed of, unless its norm keeps it.';
revoke all on function forget_publications from public;
create trigger publications after insert on disposal for each row execute function forget_publications();

grant select, insert on publication to portico_app;
