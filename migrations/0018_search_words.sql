-- scope: installation
-- How words are read for search: without accents, by their stems, in each language of the interface.

create text search configuration portico.it_search (copy = pg_catalog.italian);
alter text search configuration portico.it_search
  alter mapping for hword, hword_part, word with public.unaccent, pg_catalog.italian_stem;
create text search configuration portico.en_search (copy = pg_catalog.english);
alter text search configuration portico.en_search
  alter mapping for hword, hword_part, word with public.unaccent, pg_catalog.english_stem;
comment on text search configuration portico.it_search is 'Italian without accents: people type citta for città.';
comment on text search configuration portico.en_search is 'English without accents.';
