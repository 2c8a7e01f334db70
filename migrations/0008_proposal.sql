-- scope: tenant
-- A city publishes and withdraws services with four eyes: one officer proposes, another decides.

alter table officer_role drop constraint officer_role_role_check;
alter table officer_role add check (role in ('handler', 'head', 'registrar', 'publisher'));
comment on table officer_role is 'What an officer may do, in which office, during which period. Head: assigns, and is in charge until somebody is. Registrar: reads the register. Publisher: proposes and approves versions of services.';

-- Who keeps the register or publishes services reads no case by that.
create or replace function my_offices() returns setof text
language sql stable
begin atomic
  select office_id from officer_role
  where officer_id = (select portico.officer()) and valid @> (select portico.today()) and role in ('handler', 'head');
end;
comment on function my_offices is 'Offices whose cases the officer of this transaction works on, today.';

create table service_proposal (
  id uuid primary key,
  kind text not null check (kind in ('publish', 'withdraw')),
  service_id text not null,
  office_id text not null references office,
  sha256 text,
  canonical text,
  note text not null,
  proposed_by uuid not null references officer,
  proposed_at timestamptz not null default portico.now(),
  state text not null check (state in ('open', 'approved', 'rejected', 'taken-back')),
  decided_by uuid references officer,
  decided_at timestamptz,
  reason text,
  check ((kind = 'publish') = (canonical is not null)),
  check ((state = 'open') = (decided_at is null))
);
create unique index service_proposal_open on service_proposal (service_id) where state = 'open';
create index on service_proposal (office_id);
create index on service_proposal (proposed_by);
create index on service_proposal (decided_by);
comment on table service_proposal is 'Versions of services that an officer proposes to publish, or services to withdraw, and who decided. One open at a time for each service.';
comment on column service_proposal.canonical is 'The pack as canonical JSON (RFC 8785), checked before it was stored; null to withdraw.';
comment on column service_proposal.note is 'Why, in the words of who proposes.';
comment on column service_proposal.reason is 'Why it was rejected.';

grant select, insert, update on service_proposal to portico_app;
