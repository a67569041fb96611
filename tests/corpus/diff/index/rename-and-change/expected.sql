-- index rename, index.definition, index.keys

-- drop index public.one, to make it again: Postgres can't change what an index is about
drop index public.one;

-- rename index public.two to public.second
alter index public.two rename to second;

-- make index public.first again
CREATE INDEX first ON public.t USING btree (a, b);
alter table public.t cluster on first;
