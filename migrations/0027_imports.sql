-- scope: tenant
-- Contents brought from other sites: exports of WordPress and feeds, item by item, resumable, with what did not map.

create table site_import (
  id uuid primary key,
  name text not null check (length(name) <= 200),
  format text not null check (format in ('wxr', 'rss', 'atom')),
  site_title text not null,
  site text not null,
  state text not null check (state in ('read', 'running', 'stopped', 'done')),
  office_id text references office,
  officer_id uuid not null references officer,
  created_at timestamptz not null,
  ended_at timestamptz
);
create index on site_import (created_at desc);
create index on site_import (officer_id);
comment on table site_import is 'Exports of other sites that were uploaded, and how far their items have come.';
comment on column site_import.site is 'Host of the site, or the address of the feed: with the id of an item it names it for ever.';
comment on column site_import.state is 'read: its items wait for choices; running; stopped: goes on when it is told to; done.';
comment on column site_import.office_id is 'Office that answers for what is imported.';

create table site_import_item (
  import_id uuid not null references site_import on delete cascade,
  position integer not null,
  source_id text not null,
  kind text not null,
  category text not null,
  is_published boolean not null,
  title text not null,
  link text not null,
  source jsonb,
  target text,
  slug text,
  outcome text check (outcome in ('created', 'updated', 'same', 'edited', 'left', 'failed')),
  content_id uuid references content,
  notes jsonb not null default '[]',
  primary key (import_id, position)
);
create index on site_import_item (import_id, outcome, position);
create index on site_import_item (content_id) where content_id is not null;
comment on table site_import_item is 'Items of an export: what each is to become, what it became, and what of it did not map.';
comment on column site_import_item.source is 'The item as it was read; gone once it is done.';
comment on column site_import_item.target is 'What it becomes: "news:<kind>", "page", "document"; null where nobody has chosen, or it is left out.';
comment on column site_import_item.outcome is 'Null while it waits. left: nobody wanted it; edited: changed here since it was imported, so it stays as it is.';
comment on column site_import_item.notes is '[{"kind", "detail"}]: what did not map.';

create table imported_content (
  site text not null,
  source_id text not null,
  content_id uuid not null references content,
  version integer not null,
  primary key (site, source_id)
);
create index on imported_content (content_id);
comment on table imported_content is 'Which content an item of another site became, and its version: the same item again is the same content.';

grant select, insert, update, delete on site_import, site_import_item to portico_app;
grant select, insert, update on imported_content to portico_app;
