-- scope: tenant
-- Contents of the site: immutable versions, what is public and since when, links between them, images.

create table content (
  id uuid primary key,
  type text not null,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  office_id text not null references office,
  latest integer not null default 0,
  in_review integer,
  next_review date,
  created_at timestamptz not null default portico.now(),
  changed_at timestamptz not null default portico.now(),
  unique (type, slug)
);
create index on content (office_id);
create index on content (changed_at desc, id desc);
create index on content (next_review) where next_review is not null;
comment on table content is 'Pages, offices, people, places, news, events and the other contents of the site: what they say is in their versions.';
comment on column content.slug is 'Last part of its address, and its name in links; it never changes once it has been published.';
comment on column content.office_id is 'The office that answers for it.';
comment on column content.latest is 'Number of its newest version; the version that editors work on.';
comment on column content.in_review is 'The version that waits for a reviewer; null where none does.';
comment on column content.next_review is 'Day on which its office looks at it again; null before it is published.';

create table content_version (
  content_id uuid not null references content,
  number integer not null check (number > 0),
  body jsonb not null,
  stale text[] not null default '{}',
  officer_id uuid references officer,
  created_at timestamptz not null default portico.now(),
  primary key (content_id, number)
);
create index on content_version (officer_id);
comment on table content_version is 'What a content said when it was saved: never changed. Values of its fields by their ids.';
comment on column content_version.stale is 'Fields whose Italian changed after their English was written.';
comment on column content_version.officer_id is 'Who wrote it; null for what came with the demonstration or from another site.';

create table content_step (
  content_id uuid not null references content,
  seq integer not null check (seq > 0),
  kind text not null check (kind in
    ('saved', 'submitted', 'returned', 'published', 'scheduled', 'unscheduled', 'withdrawn', 'looked-at')),
  version integer not null,
  officer_id uuid references officer,
  at timestamptz not null default portico.now(),
  effective_at timestamptz,
  note text,
  primary key (content_id, seq)
);
create index on content_step (officer_id);
comment on table content_step is 'What was done with a content, by whom and when; never changed.';
comment on column content_step.effective_at is 'For scheduled: when it becomes public.';

create table content_link (
  content_id uuid not null,
  version integer not null,
  field text not null,
  position integer not null,
  target_type text not null,
  target_slug text not null,
  primary key (content_id, version, field, position),
  foreign key (content_id, version) references content_version
);
create index on content_link (target_type, target_slug);
comment on table content_link is 'Links of a version to other contents, by their names; a service may be a pack.';

create table content_public (
  content_id uuid not null,
  version integer not null,
  type text not null,
  slug text not null,
  kind text,
  topics text[] not null,
  title_key text not null,
  sort_at timestamptz not null,
  ends_at timestamptz,
  body jsonb not null,
  first_at timestamptz not null,
  from_at timestamptz not null,
  until_at timestamptz,
  primary key (content_id, from_at),
  foreign key (content_id, version) references content_version,
  check (until_at > from_at),
  exclude using gist (content_id with =, tstzrange(from_at, until_at) with &&)
);
create index on content_public (type, slug);
create index on content_public (type, sort_at desc, content_id desc);
create index on content_public (type, title_key, content_id);
create index on content_public using gin (topics);
create index on content_public (content_id, version);
comment on table content_public is 'Versions that are public, each in its own time: one at most at any instant, so that a version appears and goes by the clock alone.';
comment on column content_public.kind is 'Its category within its type.';
comment on column content_public.title_key is 'Its title in small letters without accents: the order of lists by title.';
comment on column content_public.sort_at is 'The instant that lists by time go by: day of the news, first hour of the event, or the publication.';
comment on column content_public.ends_at is 'Last hour of an event; null for what does not end.';
comment on column content_public.first_at is 'When the content was public for the first time.';

create view content_now as
select * from content_public
where from_at <= (select portico.now()) and (until_at is null or until_at > (select portico.now()));
comment on view content_now is 'Contents that are public at this instant.';

create table image (
  id uuid primary key,
  sha256 text not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  focal_x real not null default 0.5 check (focal_x between 0 and 1),
  focal_y real not null default 0.5 check (focal_y between 0 and 1),
  original bytea not null,
  officer_id uuid references officer,
  created_at timestamptz not null default portico.now()
);
create index on image (officer_id);
create index on image (created_at desc, id desc);
alter table image alter original set storage external;
comment on table image is 'Images of the site, as they were given: public, under the SHA-256 of their bytes.';
comment on column image.focal_x is 'Where the eye should rest, from the left; focal_y from the top. Kept in sight when an image is cut.';

create table image_size (
  image_id uuid not null references image on delete cascade,
  width integer not null,
  height integer not null,
  format text not null check (format in ('avif', 'webp')),
  bytes bytea not null,
  primary key (image_id, width, height, format)
);
alter table image_size alter bytes set storage external;
comment on table image_size is 'Sizes made from an image, each when it was first asked for.';

create function tell_public() returns trigger language plpgsql as $$
begin
  perform pg_notify('portico_public', '{{tenant}}');
  return null;
end
$$;
comment on function tell_public is 'Tells every process that public pages of this municipality have changed.';
create trigger told after insert or update or delete on content_public for each statement execute function tell_public();
create trigger told after insert or update or delete on service for each statement execute function tell_public();
create trigger told after insert or update on service_proposal for each statement execute function tell_public();
create trigger told after insert or delete on publication for each statement execute function tell_public();
create trigger told after insert or update on street for each statement execute function tell_public();

grant select on content, content_version, content_step, content_link, content_public, content_now, image, image_size to portico_app;
grant insert, update on content to portico_app;
grant insert on content_version, content_step, content_link to portico_app;
grant insert, delete on image_size to portico_app;
grant insert, update, delete on content_public to portico_app;
grant insert, update (focal_x, focal_y) on image to portico_app;
