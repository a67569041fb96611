-- constraint drop, index create

-- drop constraint public.a.a_code, to make it again: Postgres drops the index of a key with it, and index a_code is to be there without
alter table public.a drop constraint a_code;

-- create index public.a_code
CREATE UNIQUE INDEX a_code ON public.a USING btree (code);
alter table public.a cluster on a_code;
