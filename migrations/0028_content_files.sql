-- scope: tenant
-- Files of contents: what documents, datasets, news and the others offer to be read and downloaded.

create table content_file (
  id uuid primary key,
  office_id text not null references office,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  stored_id uuid not null,
  media_type text not null,
  bytes bigint not null check (bytes > 0),
  name text not null,
  officer_id uuid references officer,
  created_at timestamptz not null default portico.now(),
  unique (office_id, sha256)
);
create index on content_file (officer_id);
create index on content_file (sha256);
create index on content_file (office_id, created_at desc, id desc);
comment on table content_file is 'Files of contents: never changed, one for the same bytes in an office. Public while a content that is public uses them; their bytes lie in the file store.';
comment on column content_file.office_id is 'The office whose editors may open it before it is public.';
comment on column content_file.stored_id is 'The file in the store; offices that gave the same bytes share it.';
comment on column content_file.media_type is 'By content, never by name.';
comment on column content_file.name is 'The safe name under which it is saved by who downloads it.';
comment on column content_file.officer_id is 'Who uploaded it; null for what came with the demonstration or from another site.';

-- whether a file is public is asked with each download
create index on content_public using gin ((body -> 'files') jsonb_path_ops) where body ? 'files';

create trigger told after insert on content_file for each statement execute function tell_public();
grant select, insert on content_file to portico_app;
