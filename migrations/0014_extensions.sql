-- scope: installation
-- Extensions of PostgreSQL itself that search and contents need; each is one that the owner of a database may create.

create extension if not exists btree_gist schema public;
create extension if not exists pg_trgm schema public;
create extension if not exists unaccent schema public;
