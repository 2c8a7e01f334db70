-- scope: tenant
-- Offices are told once of each content whose day to be looked at again has come.

alter table content add column review_told date;
comment on column content.review_told is 'The `next_review` of which the office was told by mail; null before the first.';
