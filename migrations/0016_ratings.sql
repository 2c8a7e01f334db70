-- scope: tenant
-- How clear people find pages and services. Nobody is known by it: one rating a day of one page by one reader is told
-- apart by a hash whose salt is thrown away the day after.

create table rating_salt (
  day date primary key,
  salt bytea not null
);
comment on table rating_salt is 'Salt of the day, made by the first rating of the day; those of past days are deleted, so that nothing leads from a rating back to a reader.';

create table rating (
  id uuid primary key,
  page text not null,
  day date not null,
  reader text not null check (reader ~ '^[0-9a-f]{64}$'),
  stars smallint not null check (stars between 1 and 5),
  answer text,
  words text,
  locale text not null check (locale in ('it', 'en')),
  at timestamptz not null default portico.now(),
  unique (day, page, reader)
);
create index on rating (page, day desc);
create index on rating (at desc, id desc);
create index on rating (day, reader);
comment on table rating is 'Ratings of pages, one a day for each reader and page: a second one takes the place of the first.';
comment on column rating.page is 'Path of the page without language and query.';
comment on column rating.reader is 'SHA-256 of the salt of the day, the address and the browser: it means nothing once the salt is gone.';
comment on column rating.answer is 'Code of the reason chosen among those of the national model.';
comment on column rating.words is 'Free words, 200 characters at most.';

grant select, insert, delete on rating_salt to portico_app;
grant select, insert, update on rating to portico_app;
