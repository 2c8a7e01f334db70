-- scope: tenant
-- What can be found: contents and services, in each language; the words they are made of; what was looked for in vain.

create table search_entry (
  source text not null check (source in ('content', 'pack')),
  key text not null,
  version text not null,
  locale text not null check (locale in ('it', 'en')),
  type text not null,
  title text not null,
  summary text not null,
  path text not null,
  topics text[] not null,
  weight real not null,
  title_words tsvector not null,
  words tsvector not null,
  primary key (source, key, version, locale)
);
create index on search_entry using gin (title_words);
create index on search_entry using gin (words);
comment on table search_entry is 'Versions of contents and services as search reads them. Which of them is public is asked of their owners each time, so that nothing is found before or after its time.';
comment on column search_entry.version is 'Number of the version of a content, SHA-256 of that of a service.';
comment on column search_entry.weight is 'How much it counts beside others of the same rank: services most.';
comment on column search_entry.title_words is 'Words of the title and its synonyms.';
comment on column search_entry.words is 'All words: title A, summary B, the rest C.';

create table search_word (
  word text not null,
  locale text not null check (locale in ('it', 'en')),
  primary key (word, locale)
);
create index on search_word using gin (word public.gin_trgm_ops);
comment on table search_word is 'Words that stand in titles and summaries, without accents: what a mistyped word is put right by.';

create table search_miss (
  words text not null,
  locale text not null check (locale in ('it', 'en')),
  day date not null,
  count integer not null default 1,
  primary key (words, locale, day)
);
create index on search_miss (day);
comment on table search_miss is 'Searches that found nothing, by day; none that could name a person is kept.';

grant select, insert, update on search_entry to portico_app;
grant select, insert on search_word to portico_app;
grant select, insert, update on search_miss to portico_app;
