-- scope: tenant
-- Services are edited on a page, and a version comes in force on the day that its proposal names.

create table service_edit (
  service_id text not null references service,
  officer_id uuid not null references officer,
  base_sha256 text not null references service_version,
  edits jsonb not null,
  changed_at timestamptz not null default portico.now(),
  primary key (service_id, officer_id)
);
create index on service_edit (officer_id);
create index on service_edit (base_sha256);
comment on table service_edit is 'Changes to a service that an officer is writing and has not proposed yet.';
comment on column service_edit.base_sha256 is 'The version in force that the officer saw when writing them.';
comment on column service_edit.edits is 'Words, editions of tables, prices and options, as PackEdits says.';
grant select, insert, update, delete on service_edit to portico_app;

alter table service_proposal add base_sha256 text references service_version;
alter table service_proposal add from_day date;
alter table service_proposal add cancelled_by uuid references officer;
alter table service_proposal add cancelled_at timestamptz;
update service_proposal set base_sha256 = service.current_sha256
  from service where service.id = service_id and state = 'open' and kind = 'publish' and withdrawn_at is null;
create index on service_proposal (base_sha256);
create index on service_proposal (cancelled_by);
comment on column service_proposal.base_sha256 is 'The version in force when it was made, which it replaces; null where none was.';
comment on column service_proposal.from_day is 'Day in Rome from whose first instant it is in force; null for at once.';
comment on column service_proposal.cancelled_by is 'Who took it back after it was approved and before its day.';

alter table service_proposal drop constraint service_proposal_state_check;
alter table service_proposal add check (state in ('open', 'scheduled', 'approved', 'rejected', 'taken-back', 'cancelled', 'overtaken'));
alter table service_proposal add check (from_day is null or kind = 'publish');
alter table service_proposal add check (state <> 'scheduled' or from_day is not null);
alter table service_proposal add check ((state = 'cancelled') = (cancelled_by is not null));
comment on column service_proposal.state is 'Scheduled: approved, and waits for its day. Cancelled: taken back before it. Overtaken: on its day another version was in force than the one it was made from.';
drop index service_proposal_open;
create unique index service_proposal_waiting on service_proposal (service_id) where state in ('open', 'scheduled');
create index service_proposal_due on service_proposal (from_day) where state = 'scheduled';

-- A version is in force from the first instant of its day, whether or not a worker has been by.
create view service_in_force as
select coalesce(due.service_id, service.id) as id,
  coalesce(due.sha256, service.current_sha256) as current_sha256,
  coalesce(due.office_id, service.office_id) as office_id,
  case when due.service_id is null then service.withdrawn_at end as withdrawn_at
from service full join (
  select proposal.service_id, proposal.sha256, proposal.office_id
  from service_proposal proposal left join service standing on standing.id = proposal.service_id
  where proposal.state = 'scheduled' and proposal.from_day <= portico.today()
    and proposal.base_sha256 is not distinct from case when standing.withdrawn_at is null then standing.current_sha256 end
) due on due.service_id = service.id;
comment on view service_in_force is 'Services with the version in force at this instant.';
grant select on service_in_force to portico_app;
