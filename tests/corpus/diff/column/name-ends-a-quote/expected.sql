-- column alter, column drop, column.not_null, column.type

-- drop column public."t$arch$; select 1/0; --"."left$archx$"
--   ! loses data: the values of public."t$arch$; select 1/0; --"."left$archx$"
alter table public."t$arch$; select 1/0; --" drop column "left$archx$";

-- alter column public."t$arch$; select 1/0; --"."n$arch$; select 1/0; --": not_null, type
alter table public."t$arch$; select 1/0; --" alter column "n$arch$; select 1/0; --" type numeric(20,2);
alter table public."t$arch$; select 1/0; --" alter column "n$arch$; select 1/0; --" set not null;
