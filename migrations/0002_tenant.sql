-- scope: tenant
-- One municipality: people, offices, services, cases, documents, register, notices, access records.
-- {{tenant}} is the id of the tenant, checked by the migrator. Personal tables stand behind row-level security, forced.

create table office (
  id text primary key,
  name jsonb not null,
  contacts jsonb not null default '{}',
  valid daterange not null default daterange(null, null)
);
comment on table office is 'Organisational units, with their period of validity.';
comment on column office.name is 'Name by locale: {"it": ..., "en": ...}.';

create table person (
  id uuid primary key,
  fiscal_code text not null unique,
  given_name text not null,
  family_name text not null,
  birth_date date not null,
  birth_place text,
  email text,
  phone text,
  locale text not null default 'it' check (locale in ('it', 'en')),
  created_at timestamptz not null default portico.now(),
  updated_at timestamptz not null default portico.now()
);
comment on table person is 'People who signed in or were named in a case. Names and birth come from the identity and are never typed.';

create table officer (
  id uuid primary key,
  person_id uuid not null unique references person,
  name text not null
);
comment on table officer is 'People who work for the municipality.';
comment on column officer.name is 'Given and family name: public, since acts name who is in charge (L. 241/1990 art. 8).';

create table officer_role (
  officer_id uuid not null references officer,
  office_id text not null references office,
  role text not null check (role in ('handler', 'head', 'registrar')),
  valid daterange not null default daterange(null, null),
  primary key (officer_id, office_id, role)
);
create index on officer_role (office_id);
comment on table officer_role is 'What an officer may do, in which office, during which period. Head: assigns, and is in charge until somebody is. Registrar: reads the register.';

create function my_offices() returns setof text
language sql stable
begin atomic
  select office_id from officer_role where officer_id = (select portico.officer()) and valid @> (select portico.today());
end;
comment on function my_offices is 'Offices of the officer of this transaction, today.';

create table service_version (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  service_id text not null,
  canonical text not null,
  origin text not null check (origin in ('product', 'city')),
  published_at timestamptz not null default portico.now()
);
create index on service_version (service_id, published_at);
comment on column service_version.origin is 'Whether it shipped with the product, which may bring a newer one at a start, or the city published it.';
comment on table service_version is 'Published versions of services: canonical JSON (RFC 8785) under its SHA-256, never changed.';

create table service (
  id text primary key,
  current_sha256 text not null references service_version,
  office_id text not null references office,
  withdrawn_at timestamptz
);
create index on service (current_sha256);
create index on service (office_id);
comment on table service is 'Services of the municipality: the version in force, and the office that answers for it.';

create table draft (
  id uuid primary key,
  person_id uuid not null references person,
  service_id text not null,
  version_sha256 text not null references service_version,
  answers jsonb not null default '{}',
  revision integer not null default 1,
  case_id uuid,
  created_at timestamptz not null default portico.now(),
  updated_at timestamptz not null default portico.now()
);
create unique index draft_one_open on draft (person_id, service_id) where case_id is null;
create index on draft (version_sha256);
comment on table draft is 'Answers not yet submitted. One open draft per person and service, found again on any device.';
comment on column draft.revision is 'Rises at every save; a save that names an older one is refused, and nothing is lost.';
comment on column draft.case_id is 'The case that the submission opened: submitting again gives the same case.';

create table cases (
  id uuid primary key,
  number text not null unique,
  service_id text not null,
  version_sha256 text not null references service_version,
  applicant_id uuid not null references person,
  office_id text not null references office,
  key_id uuid not null,
  state text not null,
  outcome text,
  flags text[] not null default '{}',
  facts jsonb not null,
  officer_id uuid references officer,
  responsible_id uuid references officer,
  received_at timestamptz not null,
  due_on date,
  next_deadline timestamptz,
  closed_at timestamptz,
  revision integer not null
);
create index cases_risk on cases (coalesce(due_on, date '9999-12-31'), id) where closed_at is null;
create index cases_closed on cases (closed_at desc, id desc) where closed_at is not null;
create index on cases (office_id);
create index on cases (applicant_id, received_at);
create index on cases (version_sha256);
create index on cases (officer_id);
create index on cases (responsible_id);
create index cases_deadline on cases (next_deadline) where next_deadline is not null;
comment on table cases is 'Snapshot of each case: the fold of its actions, written in the same transaction as the action.';
comment on column cases.number is 'Number of the registration that opened it: year/number.';
comment on column cases.key_id is 'Key of its files in the store; disposal destroys it.';
comment on column cases.facts is 'Facts that matter in law, in order: [{"fact", "at"}].';
comment on column cases.officer_id is 'Who works on it.';
comment on column cases.responsible_id is 'Person in charge of the procedure (L. 241/1990 art. 5).';
comment on column cases.due_on is 'Last day of the term in force; null while the term does not run.';
comment on column cases.next_deadline is 'Next instant at which time alone changes the legal state; the sweep writes what then already is.';
comment on column cases.revision is 'Number of its actions; an act that names an older one is refused.';

create table action (
  case_id uuid not null references cases,
  seq integer not null,
  type text not null,
  actor_kind text not null check (actor_kind in ('person', 'officer', 'system')),
  actor_id uuid,
  subject_id uuid,
  at timestamptz not null,
  fact text,
  fact_at timestamptz,
  commitment text not null check (commitment ~ '^[0-9a-f]{64}$'),
  idempotency_key text not null unique,
  primary key (case_id, seq)
);
comment on table action is 'Skeleton of each action, append-only: no role of the application may change or delete it.';
comment on column action.subject_id is 'What or whom it is about: the document delivered, the officer assigned.';
comment on column action.at is 'When it was written.';
comment on column action.fact_at is 'When the fact happened in law; time that expires is written later than it happens.';
comment on column action.commitment is 'SHA-256 over the salt and the canonical JSON of the payload.';

create table action_payload (
  case_id uuid not null,
  seq integer not null,
  salt text not null,
  payload jsonb not null,
  primary key (case_id, seq),
  foreign key (case_id, seq) references action
);
comment on table action_payload is 'What an action says, erasable by the disposal procedure alone.';

create table file (
  id uuid primary key,
  key_id uuid not null,
  person_id uuid not null references person,
  draft_id uuid references draft,
  case_id uuid references cases,
  slot text not null,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  sha256 text not null,
  created_at timestamptz not null default portico.now()
);
create index on file (draft_id) where draft_id is not null;
create index on file (case_id) where case_id is not null;
create index on file (person_id);
comment on table file is 'Files that people attached: to a draft, then to its case. The content lies encrypted in the file store.';
comment on column file.slot is 'The document of the service that it answers.';

create table registration (
  id uuid primary key,
  area text not null,
  year integer not null,
  number integer not null,
  direction text not null check (direction in ('in', 'out')),
  registered_at timestamptz not null,
  correspondent jsonb not null,
  person_id uuid references person,
  subject text not null,
  class text not null,
  case_id uuid not null,
  document_hashes jsonb not null,
  unique (area, year, number)
);
create index on registration (case_id);
create index on registration (registered_at);
create index on registration (person_id);
comment on table registration is 'Protocol register (DPR 445/2000 art. 53): gapless per area and year, never changed.';
comment on column registration.correspondent is 'Sender if incoming, recipient if outgoing: {"name", "fiscalCode"?}.';
comment on column registration.class is 'Class of the filing plan.';
comment on column registration.document_hashes is 'SHA-256 of every document registered: [{"name", "sha256"}].';

create table register_counter (
  area text not null,
  year integer not null,
  last integer not null,
  primary key (area, year)
);
comment on table register_counter is 'Last number given, per area and year. Its row lock is what makes the register gapless.';

create table document (
  id uuid primary key,
  case_id uuid not null references cases,
  kind text not null,
  state text not null check (state in ('draft', 'signed', 'issued', 'delivered')),
  action_id text,
  template text not null,
  recipient text not null check (recipient in ('applicant', 'third-party')),
  needs_signature boolean not null default false,
  data jsonb not null,
  file_id uuid,
  bytes bigint,
  sha256 text,
  registration_id uuid references registration,
  written_by uuid references officer,
  signed_by uuid references officer,
  signed_at timestamptz,
  issued_at timestamptz,
  delivered_at timestamptz,
  delivery_proof jsonb,
  revision integer not null default 1,
  created_at timestamptz not null default portico.now()
);
create index on document (case_id);
create index on document (registration_id);
create index on document (written_by);
create index on document (signed_by);
comment on table document is 'Documents that the municipality writes in a case, from draft to delivery.';
comment on column document.action_id is 'The action of the service that its delivery completes.';
comment on column document.needs_signature is 'Whether the person in charge must sign it before it can be sent.';
comment on column document.data is 'What its template prints.';
comment on column document.delivery_proof is 'What proves the delivery: {"channel", "proof", "at"}.';

create table notice (
  id uuid primary key,
  case_id uuid not null references cases,
  person_id uuid references person,
  document_id uuid references document,
  kind text not null,
  locale text not null,
  email text,
  subject text not null,
  body text not null,
  status text not null check (status in ('queued', 'sent', 'failed', 'dossier')),
  once_key text not null unique,
  created_at timestamptz not null default portico.now(),
  sent_at timestamptz,
  read_at timestamptz,
  response text
);
create index on notice (case_id);
create index on notice (person_id, created_at);
create index on notice (document_id);
comment on table notice is 'Communications to people: in the dossier, and by mail where an address is known. Each is made once.';
comment on column notice.once_key is 'What the notice tells: the same thing is never told twice.';
comment on column notice.response is 'Answer of the mail server that took it, or refused it.';

create table note (
  id uuid primary key,
  case_id uuid not null references cases,
  officer_id uuid not null references officer,
  text text not null,
  created_at timestamptz not null default portico.now()
);
create index on note (case_id);
create index on note (officer_id);
comment on table note is 'Notes of the office on a case, for officers alone.';

create table access_record (
  id uuid primary key,
  at timestamptz not null default portico.now(),
  officer_id uuid not null references officer,
  person_id uuid not null references person,
  case_id uuid references cases,
  purpose text not null,
  operation text not null
);
create index on access_record (person_id, at, id);
create index on access_record (officer_id);
create index on access_record (case_id);
comment on table access_record is 'Who read which personal data, when, for which purpose. Append-only; the person can see it.';

-- Row-level security. Each policy first asks for the context of this tenant, once per statement, then for the row.

alter table person enable row level security;
alter table person force row level security;
create policy context on person using (
  (select portico.tenant()) = '{{tenant}}'
  and (
    (select portico.is_system())
    or id = (select portico.person())
    or id = (select o.person_id from officer o where o.id = (select portico.officer()))
    or ((select portico.officer()) is not null and exists (select from cases c where c.applicant_id = person.id))
  )
);

alter table cases enable row level security;
alter table cases force row level security;
create policy context on cases using (
  (select portico.tenant()) = '{{tenant}}'
  and (
    (select portico.is_system())
    or applicant_id = (select portico.person())
    or office_id = any (array (select my_offices()))
  )
);

alter table draft enable row level security;
alter table draft force row level security;
create policy context on draft using (
  (select portico.tenant()) = '{{tenant}}' and ((select portico.is_system()) or person_id = (select portico.person()))
);

alter table file enable row level security;
alter table file force row level security;
create policy context on file using (
  (select portico.tenant()) = '{{tenant}}'
  and (
    (select portico.is_system())
    or person_id = (select portico.person())
    or (case_id is not null and exists (select from cases c where c.id = case_id))
  )
);

alter table access_record enable row level security;
alter table access_record force row level security;
create policy reading on access_record for select using (
  (select portico.tenant()) = '{{tenant}}' and ((select portico.is_system()) or person_id = (select portico.person()))
);
create policy writing on access_record for insert with check (
  (select portico.tenant()) = '{{tenant}}' and officer_id = (select portico.officer())
);

alter table notice enable row level security;
alter table notice force row level security;
create policy context on notice using (
  (select portico.tenant()) = '{{tenant}}'
  and ((select portico.is_system()) or person_id = (select portico.person()) or (select portico.officer()) is not null and exists (select from cases c where c.id = case_id))
);

alter table document enable row level security;
alter table document force row level security;
create policy context on document using (
  (select portico.tenant()) = '{{tenant}}'
  and (
    (select portico.is_system())
    or (
      exists (select from cases c where c.id = case_id)
      and ((select portico.officer()) is not null or (state in ('issued', 'delivered') and recipient = 'applicant'))
    )
  )
);

do $$
declare
  child text;
begin
  foreach child in array array['action', 'action_payload', 'registration'] loop
    execute format('alter table %I enable row level security', child);
    execute format('alter table %I force row level security', child);
    execute format(
      'create policy context on %I using ((select portico.tenant()) = %L and ((select portico.is_system()) or exists (select from cases c where c.id = case_id)))'
      || ' with check ((select portico.tenant()) = %L)',
      child, '{{tenant}}', '{{tenant}}');
  end loop;
end
$$;

alter table note enable row level security;
alter table note force row level security;
create policy context on note using (
  (select portico.tenant()) = '{{tenant}}'
  and (select portico.officer()) is not null and exists (select from cases c where c.id = case_id)
);

-- Registrars read the whole register of their municipality.
create function is_registrar() returns boolean
language sql stable
begin atomic
  select exists (
    select from officer_role
    where officer_id = (select portico.officer()) and role = 'registrar' and valid @> (select portico.today())
  );
end;
create policy registrar on registration for select using (
  (select portico.tenant()) = '{{tenant}}' and (select is_registrar())
);

-- What the role of the application may do, and no more: skeletons, registrations and access records are never changed.
grant usage on schema {{schema}} to portico_app;
grant select on all tables in schema {{schema}} to portico_app;
grant insert, update on person, officer, officer_role, office, service, draft, cases, file, document, notice, register_counter to portico_app;
grant insert on service_version, action, action_payload, registration, note, access_record to portico_app;
grant delete on draft, file, officer_role to portico_app;
grant delete on document to portico_app;
grant execute on all functions in schema {{schema}} to portico_app;
