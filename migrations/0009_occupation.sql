-- scope: tenant
-- Stand-in that does nothing: number 9 is that of the branch `land`, whose file of this name takes its place.

select 1;
