-- scope: installation
-- What has a length in time cannot be taken twice: an exclusion over a name and a range needs this contrib extension.

create extension if not exists btree_gist with schema portico;
