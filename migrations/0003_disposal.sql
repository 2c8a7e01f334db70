-- scope: tenant
-- Disposal: the content of a case is erased when its retention has ended, and by this procedure alone. What a person does
-- with their own data leaves an access record too.

alter table cases add column kept_until date;
create index cases_kept on cases (kept_until) where kept_until is not null;
comment on column cases.kept_until is 'Last day on which its content is kept, from its end and the retention of its outcome; null while it is open, and once it was disposed of.';

create table case_hold (
  id uuid primary key,
  case_id uuid not null references cases,
  reason text not null check (reason <> ''),
  since timestamptz not null default portico.now(),
  lifted_at timestamptz
);
create index on case_hold (case_id) where lifted_at is null;
comment on table case_hold is 'What stops the disposal of a case although its retention has ended: a dispute, an inspection. The applicant sees that there is one.';
comment on column case_hold.reason is 'Why, without personal data: "TAR, ricorso 123/2031".';

create table disposal (
  case_id uuid primary key references cases,
  at timestamptz not null,
  rule text not null,
  kept_until date not null,
  payloads integer not null,
  documents integer not null,
  files integer not null
);
comment on table disposal is 'Cases whose content was erased: when, by which rule, how much. Written by dispose_case alone.';
comment on column disposal.rule is 'Outcome, years and norm, as the version of the service says them.';
comment on column disposal.kept_until is 'Last day on which the content was kept.';

create function retention(version text, ending text) returns table (years integer, basis text)
language sql stable
begin atomic
  select (one ->> 'retentionYears')::integer, canonical::jsonb #>> '{definition,retention,basis}'
  from service_version v, jsonb_array_elements(canonical::jsonb #> '{definition,outcomes}') one
  where v.sha256 = version and one ->> 'id' = ending;
end;
comment on function retention is 'Years for which a version of a service keeps an outcome, and the norm it names.';

create function kept_until(version text, ending text, closed timestamptz) returns date
language sql stable
begin atomic
  select ((closed at time zone 'Europe/Rome')::date + make_interval(years => years))::date from retention(version, ending);
end;
comment on function kept_until is 'Last day of the retention of a closed case, in Rome; null where no rule says one.';

-- The owner, too, stands behind the policies: cases closed before this migration are seen as the program sees them.
select set_config('app.tenant', '{{tenant}}', true), set_config('app.actor', 'system:migration', true), set_config('app.purpose', 'migration', true);
update cases set kept_until = kept_until(version_sha256, outcome, closed_at) where closed_at is not null;
select set_config('app.tenant', '', true), set_config('app.actor', '', true), set_config('app.purpose', '', true);

create function dispose_case(wanted uuid) returns table (key_id uuid, file_ids uuid[])
language plpgsql security definer set search_path = {{schema}}, portico, pg_temp
as $$
declare
  one cases;
  term date;
  rule text;
  stored uuid[];
  payloads integer;
  documents integer;
  attached integer;
begin
  if portico.tenant() is distinct from '{{tenant}}' or current_setting('app.actor', true) is distinct from 'system:disposal' then
    raise exception 'only the disposal of this municipality disposes';
  end if;
  select c.* into one from cases c where c.id = wanted for update;
  if not found then raise exception 'no such case'; end if;
  if exists (select from disposal d where d.case_id = wanted) then return; end if;
  if one.closed_at is null then raise exception 'the case is open'; end if;
  -- from the service itself: the column of the case can be written by the application
  term := kept_until(one.version_sha256, one.outcome, one.closed_at);
  if term is null or term >= portico.today() then raise exception 'its retention has not ended'; end if;
  if exists (select from case_hold h where h.case_id = wanted and h.lifted_at is null) then raise exception 'the case is under hold'; end if;
  select format('%s: %s years; %s', one.outcome, r.years, r.basis) into rule from retention(one.version_sha256, one.outcome) r;

  select coalesce(array_agg(id), '{}') into stored from (
    select f.id from file f where f.case_id = wanted
    union all select d.file_id from document d where d.case_id = wanted and d.file_id is not null
  ) every_file (id);
  delete from action_payload p where p.case_id = wanted;
  get diagnostics payloads = row_count;
  delete from notice n where n.case_id = wanted;
  delete from note n where n.case_id = wanted;
  delete from file f where f.case_id = wanted;
  get diagnostics attached = row_count;
  select count(*) into documents from document d where d.case_id = wanted;
  delete from document d where d.case_id = wanted and d.state in ('draft', 'signed');
  update document d set data = '{}', file_id = null, bytes = null, delivery_proof = null where d.case_id = wanted;
  delete from draft d where d.case_id = wanted;
  update cases c set kept_until = null where c.id = wanted;
  insert into disposal values (wanted, portico.now(), rule, term, payloads, documents, attached);
  return query select one.key_id, stored;
end
$$;
comment on function dispose_case is 'Erases the content of a closed case whose retention has ended: payloads, notices, notes, files, words of documents. The skeleton, the register and the hashes stay. Gives the key to destroy and the files to remove; nothing where it was done before.';

-- What was disposed of takes no new content.
do $$
declare
  child text;
begin
  foreach child in array array['action', 'action_payload', 'document', 'file', 'note', 'notice'] loop
    execute format(
      'create policy undisposed on %I as restrictive for insert with check (not exists (select from disposal d where d.case_id = %I.case_id))',
      child, child);
  end loop;
end
$$;

alter table case_hold enable row level security;
alter table case_hold force row level security;
create policy context on case_hold using (
  (select portico.tenant()) = '{{tenant}}'
  and ((select portico.is_system()) or exists (select from cases c where c.id = case_id))
) with check ((select portico.tenant()) = '{{tenant}}' and (select portico.is_system()));

-- Notes are for officers alone; the owner's functions count them for the applicant and dispose of them.
create policy owner on note to current_user using (
  (select portico.tenant()) = '{{tenant}}' and exists (select from cases c where c.id = case_id)
);

create function notes_on_own_cases() returns table (count bigint, since timestamptz)
language sql stable security definer set search_path = {{schema}}, portico, pg_temp
as $$
  select count(*), min(n.created_at) from note n join cases c on c.id = n.case_id where c.applicant_id = portico.person()
$$;
comment on function notes_on_own_cases is 'How many notes the offices have on the cases of the person: that they exist, not what they say.';

alter table access_record alter column officer_id drop not null;
comment on column access_record.officer_id is 'Who read; null where the person themselves took or erased their data.';
create policy own on access_record for insert with check (
  (select portico.tenant()) = '{{tenant}}' and officer_id is null and person_id = (select portico.person())
);

revoke all on function dispose_case, notes_on_own_cases, retention, kept_until from public;
grant execute on function dispose_case, notes_on_own_cases, retention, kept_until to portico_app;
grant select on disposal, case_hold to portico_app;
grant insert, update on case_hold to portico_app;
