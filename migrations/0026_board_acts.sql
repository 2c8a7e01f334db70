-- scope: tenant
-- Acts on the official notice board that decide no case: of the municipality, or of another body that asks for it (L. 69/2009 art. 32).

create table board_act (
  id uuid primary key,
  office_id text not null references office,
  kind text not null,
  title jsonb not null,
  number text,
  date date not null,
  asked_by text,
  norm text not null,
  days integer not null check (days between 1 and 366),
  officer_id uuid not null references officer,
  created_at timestamptz not null,
  posted_at timestamptz,
  shown daterange,
  annulled_at timestamptz,
  annulled_by uuid references officer,
  annulled_why text,
  check (shown is null or posted_at is not null),
  check ((annulled_at is null) = (annulled_why is null) and (annulled_at is null) = (annulled_by is null)),
  check (annulled_at is null or shown is null)
);
create index on board_act (office_id, created_at desc);
comment on table board_act is 'Acts for the official notice board that decide no case: prepared by an office, then posted and never changed.';
comment on column board_act.title is 'By locale: Italian, and English where it was translated.';
comment on column board_act.number is 'Number that the act has in the books of whoever made it.';
comment on column board_act.asked_by is 'The body that asked for it, where the act is not of the municipality.';
comment on column board_act.shown is 'Days, in Rome, on which anybody may read it; null before it is posted and after it was annulled.';
comment on column board_act.annulled_why is 'Why it left before its time: told to whoever asks for it.';

create table board_act_file (
  id uuid primary key,
  act_id uuid not null references board_act on delete cascade,
  position integer not null,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  unique (act_id, position)
);
comment on table board_act_file is 'Files of an act: the first is the act, the others go with it. The content lies encrypted in the file store, under the id of the act.';

alter table board_act enable row level security;
alter table board_act force row level security;
create policy reading on board_act for select using (
  (select portico.tenant()) = '{{tenant}}'
  and (
    (select portico.is_system())
    or (select portico.today()) <@ shown
    or office_id in (select my_offices())
  )
);
create policy writing on board_act for insert with check (
  (select portico.tenant()) = '{{tenant}}' and office_id in (select my_offices())
);
create policy changing on board_act for update using (
  (select portico.tenant()) = '{{tenant}}' and office_id in (select my_offices())
);
create policy discarding on board_act for delete using (
  (select portico.tenant()) = '{{tenant}}' and office_id in (select my_offices()) and posted_at is null
);

alter table board_act_file enable row level security;
alter table board_act_file force row level security;
create policy reading on board_act_file for select using (exists (select from board_act a where a.id = act_id));
create policy writing on board_act_file for insert with check (
  exists (select from board_act a where a.id = act_id and a.posted_at is null and a.office_id in (select my_offices()))
);
create policy discarding on board_act_file for delete using (
  exists (select from board_act a where a.id = act_id and a.posted_at is null and a.office_id in (select my_offices()))
);

create function posted_act_stays() returns trigger language plpgsql as $$
begin
  if old.posted_at is not null
    and (new.office_id, new.kind, new.title, new.number, new.date, new.asked_by, new.norm, new.days, new.posted_at)
      is distinct from
      (old.office_id, old.kind, old.title, old.number, old.date, old.asked_by, old.norm, old.days, old.posted_at)
  then
    raise exception 'an act that is on the notice board is never changed';
  end if;
  return new;
end
$$;
comment on function posted_act_stays is 'Keeps an act as it was posted: it can only be annulled.';
create trigger stays before update on board_act for each row execute function posted_act_stays();
create trigger told after update on board_act for each statement execute function tell_public();

alter table publication
  alter case_id drop not null,
  alter service_id drop not null,
  alter outcome drop not null,
  add act_id uuid unique references board_act,
  add check ((case_id is null) = (act_id is not null)),
  add check ((case_id is null) = (service_id is null)),
  add check ((case_id is null) = (outcome is null));
comment on column publication.act_id is 'The act, where it decides no case.';
comment on column publication.case_id is 'The case whose outcome it is; null for an act that decides none.';
drop policy reading on publication;
create policy reading on publication for select using (
  (select portico.tenant()) = '{{tenant}}'
  and (
    (select portico.is_system())
    or (act_id is null and (select portico.today()) between first_day and last_day)
    or (act_id is null and exists (select from cases c where c.id = case_id))
    or (act_id is not null and exists (select from board_act a where a.id = act_id))
  )
);
drop policy writing on publication;
create policy writing on publication for insert with check (
  (select portico.tenant()) = '{{tenant}}'
  and (
    exists (select from cases c where c.id = case_id)
    or exists (select from board_act a where a.id = act_id and a.office_id in (select my_offices()))
  )
);

grant select, insert, update, delete on board_act to portico_app;
grant select, insert, delete on board_act_file to portico_app;
