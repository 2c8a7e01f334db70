-- scope: tenant
-- Cases that came from one another: an action of one puts the draft of another ready, and its submission links the two.

alter table draft add column opened_from uuid[] not null default '{}';
comment on column draft.opened_from is 'Cases whose actions opened it or found it: its submission links its case with them.';

create table case_link (
  case_id uuid not null references cases,
  other_id uuid not null references cases,
  other_number text not null,
  other_service text not null,
  since timestamptz not null default portico.now(),
  primary key (case_id, other_id),
  check (case_id <> other_id)
);
create index on case_link (other_id);
comment on table case_link is 'Cases linked with one another, a row for each way: whoever sees a case sees its rows, and of the other no more than its number.';
comment on column case_link.other_number is 'Number of the other case, for whoever may not read it.';
comment on column case_link.other_service is 'Service of the other case.';

alter table case_link enable row level security;
alter table case_link force row level security;
create policy context on case_link using (
  (select portico.tenant()) = '{{tenant}}'
  and ((select portico.is_system()) or exists (select from cases c where c.id = case_id))
);
create policy undisposed on case_link as restrictive for insert with check (
  not exists (select from disposal d where d.case_id in (case_link.case_id, case_link.other_id))
);

-- Nobody else removes a link: it goes with the content of either case.
create function forget_links() returns trigger
language plpgsql security definer set search_path = {{schema}}, portico, pg_temp
as $$
begin
  delete from case_link where case_id = new.case_id or other_id = new.case_id;
  return null;
end
$$;
comment on function forget_links is 'Removes the links of a case whose content is disposed of, both ways.';
revoke all on function forget_links from public;
create trigger links after insert on disposal for each row execute function forget_links();

grant select, insert on case_link to portico_app;
