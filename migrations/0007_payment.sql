-- scope: tenant
-- What applicants owe for a case: debt positions of pagoPA (CAD art. 5; L. 160/2019 for the fee of public land).

create sequence payment_number as bigint;
comment on sequence payment_number is 'Last number given to a payment; the IUV is made from it.';

create table payment (
  id uuid primary key,
  case_id uuid not null references cases,
  code text not null,
  description text not null,
  amount_cents bigint not null check (amount_cents > 0),
  due_on date not null,
  iuv text not null unique check (iuv ~ '^[0-9]{17}$'),
  state text not null check (state in ('wanted', 'due', 'paid', 'refused')),
  reason text,
  created_at timestamptz not null default portico.now(),
  checked_at timestamptz,
  paid_at timestamptz,
  once_key text not null unique
);
create index on payment (case_id);
create index payment_to_check on payment (checked_at nulls first) where state = 'due';
comment on table payment is 'Amounts that an applicant owes for a case, each a debt position at the payment system.';
comment on column payment.code is 'Fee of the service: `fees.<code>`.';
comment on column payment.iuv is 'Unique number of the payment: segregation code, number, check digits. The notice number is 3 and this.';
comment on column payment.state is 'wanted: to be told to the payment system; due: it can be paid; paid; refused: the payment system did not take it.';
comment on column payment.reason is 'Why it was refused, in the words of the payment system.';
comment on column payment.once_key is 'What is charged: the same thing is never charged twice.';

alter table payment enable row level security;
alter table payment force row level security;
create policy context on payment using (
  (select portico.tenant()) = '{{tenant}}'
  and ((select portico.is_system()) or exists (select from cases c where c.id = case_id))
);
create policy undisposed on payment as restrictive for insert with check (not exists (select from disposal d where d.case_id = payment.case_id));

grant select, insert, update on payment to portico_app;
grant usage on sequence payment_number to portico_app;
