-- scope: tenant
-- Who writes and who reviews the contents of the site, in which office, of which types.

alter table officer_role drop constraint officer_role_role_check;
alter table officer_role add check (role in ('handler', 'head', 'registrar', 'publisher', 'writer', 'reviewer'));
alter table officer_role add content_types text[] check (cardinality(content_types) > 0);
alter table officer_role add check (content_types is null or role in ('writer', 'reviewer'));
comment on table officer_role is 'What an officer may do, in which office, during which period. Head: assigns, and is in charge until somebody is. Registrar: reads the register. Publisher: proposes and approves versions of services. Writer: writes contents of the site. Reviewer: publishes them.';
comment on column officer_role.content_types is 'Types of contents of a writer or a reviewer; null for all those of the office.';
