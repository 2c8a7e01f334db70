-- scope: tenant
-- Offices whose opinion a case waits for see it too.

alter table cases add column consulted text[] not null default '{}';
alter table cases add column awaited text[] not null default '{}';
create index cases_awaited on cases using gin (awaited) where awaited <> '{}';
comment on column cases.awaited is 'Those of them that have not answered yet: their worklist.';
create index cases_consulted on cases using gin (consulted) where consulted <> '{}';
comment on column cases.consulted is 'Offices whose opinion was asked for: they see the case, and nothing else of its office.';

drop policy context on cases;
create policy context on cases using (
  (select portico.tenant()) = '{{tenant}}'
  and (
    (select portico.is_system())
    or applicant_id = (select portico.person())
    or office_id = any (array (select my_offices()))
    or consulted && array (select my_offices())
  )
);
