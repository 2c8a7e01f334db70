-- scope: tenant
-- Files answer fields of a form too, and not documents alone.

comment on column file.slot is 'The document of the service that it answers, or the field of its form; after the name of the group where it stands in a row: vehicles.licence.';
