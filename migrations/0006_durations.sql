-- scope: tenant
-- How long cases of a service took, for whoever thinks of applying: figures of all, never of one.

create function service_durations(wanted text)
returns table (cases bigint, median_days double precision, ninetieth_days double precision)
language sql stable security definer set search_path = {{schema}}, portico, pg_temp
as $$
  select count(*),
    percentile_cont(0.5) within group (order by extract(epoch from c.closed_at - c.received_at) / 86400),
    percentile_cont(0.9) within group (order by extract(epoch from c.closed_at - c.received_at) / 86400)
  from cases c
  where c.service_id = wanted and c.closed_at > portico.now() - interval '2 years'
    and portico.tenant() = '{{tenant}}'
  -- few cases would tell of the people behind them
  having count(*) >= 10
$$;
comment on function service_durations is 'Days from receipt to end of the cases closed in two years; nothing while there are fewer than ten.';
revoke all on function service_durations from public;
grant execute on function service_durations to portico_app;
create index cases_of_service_closed on cases (service_id, closed_at) where closed_at is not null;

-- The owner's functions count cases; row-level security binds them like anybody else.
create policy figures on cases for select to current_user using ((select portico.tenant()) = '{{tenant}}');
