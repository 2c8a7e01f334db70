-- scope: tenant
-- Things that are reserved by the hour: counters with appointments now; rooms, courts and public land later.

create table resource (
  id text primary key check (id ~ '^[a-z][a-z0-9-]{1,60}$'),
  kind text not null check (kind in ('appointment')),
  office_id text not null references office,
  place jsonb not null,
  topics jsonb not null,
  capacity integer not null check (capacity between 1 and 50),
  slot_minutes integer not null check (slot_minutes between 5 and 480),
  notice_minutes integer not null check (notice_minutes between 0 and 43200),
  horizon_days integer not null check (horizon_days between 1 and 366),
  revision integer not null default 1
);
create index on resource (office_id);
comment on table resource is 'What can be reserved, with the rules of its reservations. Kind appointment: a counter of an office.';
comment on column resource.place is 'Where it is, by locale: {"it": ..., "en": ...}.';
comment on column resource.topics is 'What one may come for: [{"id", "name": {"it", "en"}, "services": [ids]}].';
comment on column resource.capacity is 'How many are received in the same slot: seats are numbered from 1 to it.';
comment on column resource.notice_minutes is 'How long before its beginning a slot can last be taken.';
comment on column resource.horizon_days is 'How many days ahead slots are offered.';
comment on column resource.revision is 'Rises at every change of it, its openings or exceptions; a change that names an older one is refused.';

create table resource_opening (
  id uuid primary key,
  resource_id text not null references resource,
  rule text not null,
  first_day date not null,
  from_minute integer not null,
  until_minute integer not null,
  check (0 <= from_minute and from_minute < until_minute and until_minute <= 1440)
);
create index on resource_opening (resource_id);
comment on table resource_opening is 'When a resource is open: days of an iCalendar recurrence and hours of the wall clock in Rome.';
comment on column resource_opening.rule is 'RRULE (RFC 5545, 3.3.10) of days, whose DTSTART is the first day; always with an end.';
comment on column resource_opening.from_minute is 'Minutes from midnight by the wall clock, as until_minute.';

create table resource_exception (
  id uuid primary key,
  resource_id text not null references resource,
  day date not null,
  kind text not null check (kind in ('closed', 'open')),
  from_minute integer not null,
  until_minute integer not null,
  reason text not null,
  check (0 <= from_minute and from_minute < until_minute and until_minute <= 1440)
);
create index on resource_exception (resource_id, day);
comment on table resource_exception is 'Hours of one day on which a resource is closed or open otherwise than its openings say. Closed comes before open.';
comment on column resource_exception.reason is 'Why, as people read it: no personal data.';

create table reservation (
  id uuid primary key,
  resource_id text not null references resource,
  state text not null check (state in ('held', 'booked', 'arrived', 'done', 'absent', 'cancelled')),
  token_hash bytea not null unique,
  person_id uuid references person,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  topic text not null,
  name text,
  email text,
  phone text,
  reason text,
  locale text not null check (locale in ('it', 'en')),
  sequence integer not null default 0,
  cancelled_by text check (cancelled_by in ('holder', 'office')),
  created_at timestamptz not null default portico.now(),
  changed_at timestamptz not null default portico.now(),
  check (starts_at < ends_at),
  check (state = 'held' or (name is not null and email is not null)),
  check ((state = 'cancelled') = (cancelled_by is not null))
);
create index on reservation (resource_id, starts_at);
create index on reservation (person_id);
create index on reservation (ends_at);
create index on reservation (lower(email)) where state = 'booked';
comment on table reservation is 'Who reserved what and when. Held: a seat is kept for some minutes while the person says who they are.';
comment on column reservation.token_hash is 'SHA-256 of the secret of whoever reserved, which is also what makes a repeated request one.';
comment on column reservation.person_id is 'Whose it is, where they had signed in.';
comment on column reservation.sequence is 'SEQUENCE of its iCalendar event: rises when it is moved or cancelled.';

create table reserved_seat (
  resource_id text not null references resource,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  seat integer not null check (seat >= 1),
  reservation_id uuid not null references reservation on delete cascade,
  held_until timestamptz,
  unique (resource_id, starts_at, seat),
  exclude using gist (resource_id with =, seat with =, tstzrange(starts_at, ends_at) with &&)
);
create index on reserved_seat (reservation_id);
comment on table reserved_seat is 'Seats that are taken. The constraints alone keep two from having one: the unique one first, on which those who come at once wait in turn; the exclusion also where the length of slots has changed.';
comment on column reserved_seat.held_until is 'Until when it is kept for who has not confirmed yet; null once confirmed. After it, whoever asks may take it.';

create function seat_exists() returns trigger
language plpgsql set search_path = {{schema}}, portico, pg_temp
as $$
begin
  if new.seat > (select capacity from resource where id = new.resource_id) then
    raise exception 'there is no seat % of %', new.seat, new.resource_id using errcode = 'check_violation';
  end if;
  return new;
end
$$;
comment on function seat_exists is 'Refuses a seat beyond the capacity of its resource.';
create trigger capacity before insert or update on reserved_seat for each row execute function seat_exists();

alter table reserved_seat enable row level security;
alter table reserved_seat force row level security;
create policy context on reserved_seat using ((select portico.tenant()) = '{{tenant}}');

alter table reservation enable row level security;
alter table reservation force row level security;
create policy context on reservation using (
  (select portico.tenant()) = '{{tenant}}'
  and (
    (select portico.is_system())
    or person_id = (select portico.person())
    or token_hash = (select decode(current_setting('app.reservation', true), 'hex'))
    or resource_id = any (array(select r.id from resource r where r.office_id in (select my_offices())))
  )
);

-- Whoever reserves may not see others' reservations: the owner's function counts those of an address.
create policy counting on reservation for select to current_user using ((select portico.tenant()) = '{{tenant}}');
create function reservations_of(address text) returns bigint
language sql stable security definer set search_path = {{schema}}, portico, pg_temp
as $$
  select count(*) from reservation r
  where lower(r.email) = lower(address) and r.state = 'booked' and r.starts_at > portico.now()
$$;
comment on function reservations_of is 'How many reservations that are still to come name an e-mail address.';
revoke all on function reservations_of, seat_exists from public;
grant execute on function reservations_of to portico_app;

-- Pages of services say whether one can book: every change of openings or exceptions raises the revision of its resource.
create trigger told after insert or update or delete on resource for each statement execute function tell_public();

grant select, insert, update on resource to portico_app;
grant select, insert, delete on resource_opening, resource_exception to portico_app;
grant select, insert, update, delete on reservation, reserved_seat to portico_app;
