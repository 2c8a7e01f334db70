-- scope: tenant
-- Streets of the municipality, which addresses of its forms choose from.

create table street (
  code text primary key,
  name text not null,
  numbers text[],
  ceased_at timestamptz,
  changed_at timestamptz not null default clock_timestamp()
);
create index on street (changed_at);
comment on table street is 'Streets and squares by the code of the municipality. None is ever deleted: answers name them.';
comment on column street.name is 'Name with its kind: Via Giuseppe Verdi.';
comment on column street.numbers is 'Street numbers that are known, with their exponents: 12, 12/B; null where they are not known.';
comment on column street.ceased_at is 'When an import no longer had it; null while it is there.';
comment on column street.changed_at is 'When an import entered or changed it, by the clock of the server: it never goes back, so what was read before is read again after that.';

grant select, insert, update on street to portico_app;
