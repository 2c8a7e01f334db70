-- scope: tenant
-- Messages of the national registry (ANPR): each is kept once, opens a case by itself or waits for an officer of its office.

create table registry_message (
  id uuid primary key,
  message_id text not null unique,
  kind text not null,
  declared_at timestamptz not null,
  received_at timestamptz not null default portico.now(),
  office_id text not null references office,
  person_id uuid references person,
  content jsonb,
  correction jsonb,
  issues jsonb not null default '[]',
  state text not null check (state in ('received', 'by-hand', 'corrected', 'opened', 'set-aside')),
  case_id uuid unique references cases,
  decided_by uuid references officer,
  decided_at timestamptz,
  reason text,
  revision integer not null default 1,
  check ((state = 'opened') = (case_id is not null)),
  check ((state = 'set-aside') = (reason is not null))
);
create index on registry_message (office_id, declared_at, id) where state in ('received', 'by-hand', 'corrected');
create index on registry_message (person_id);
create index on registry_message (decided_by);
comment on table registry_message is 'Messages of the national registry. One that opened a case has its content there; one that could not waits for an officer.';
comment on column registry_message.message_id is 'Id that the registry gave: the same message is kept once, however often it is handed over.';
comment on column registry_message.declared_at is 'When the declaration was made, as the registry says: the terms of its case run from then.';
comment on column registry_message.office_id is 'Office that answers for it, whose officers alone see it.';
comment on column registry_message.person_id is 'Whom it is about, once they are known.';
comment on column registry_message.content is 'What it says: {"sender", "applicant", "facts"}; null once its case has it, or its retention is over.';
comment on column registry_message.correction is 'The same as an officer put it right: {"applicant", "answers"}; null until then and once its case has it.';
comment on column registry_message.issues is 'Why it opened no case by itself: [{"path", "message"}].';
comment on column registry_message.reason is 'Why an officer set it aside.';

alter table registry_message enable row level security;
alter table registry_message force row level security;
create policy context on registry_message using (
  (select portico.tenant()) = '{{tenant}}' and (select portico.is_system())
);
create policy office on registry_message for select using (
  (select portico.tenant()) = '{{tenant}}' and office_id = any (array (select my_offices()))
);
-- an officer puts a message right or sets it aside: cases are opened by the program alone
create policy deciding on registry_message for update using (
  (select portico.tenant()) = '{{tenant}}' and office_id = any (array (select my_offices()))
) with check (
  (select portico.tenant()) = '{{tenant}}'
  and office_id = any (array (select my_offices()))
  and state in ('corrected', 'set-aside')
  and decided_by = (select portico.officer())
);
create policy own on registry_message for select using (
  (select portico.tenant()) = '{{tenant}}' and person_id = (select portico.person())
);
grant select, insert, update on registry_message to portico_app;

-- Reading a message leaves an access record also while nobody knows whom it is about: the record gets its person then.
alter table access_record alter column person_id drop not null;
alter table access_record add column message_id uuid references registry_message;
alter table access_record add check (person_id is not null or message_id is not null);
create index on access_record (message_id) where message_id is not null;
comment on column access_record.message_id is 'Message of the national registry that was read, if one was.';
comment on column access_record.person_id is 'Whose data were read; null while it is a message of somebody not known yet.';

create policy naming on access_record for update to current_user using (
  (select portico.tenant()) = '{{tenant}}' and person_id is null
) with check (person_id is not null);
create policy named on access_record for select to current_user using (
  (select portico.tenant()) = '{{tenant}}' and message_id is not null
);
create function name_accesses() returns trigger
language plpgsql security definer set search_path = {{schema}}, portico, pg_temp
as $$
begin
  update access_record set person_id = new.person_id where message_id = new.id and person_id is null;
  return null;
end
$$;
comment on function name_accesses is 'Gives the accesses to a message their person, once that is known.';
revoke all on function name_accesses from public;
create trigger names after update of person_id on registry_message for each row
  when (old.person_id is null and new.person_id is not null) execute function name_accesses();
