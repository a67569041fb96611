-- table alter, table.grants

-- alter table public.leaves: grants
revoke select on table public.leaves from corpus_owner;
revoke select on table public.leaves from corpus_reader cascade;
revoke insert on table public.leaves from corpus_reader;

-- alter table public.passes: grants
revoke select on table public.passes from corpus_reader cascade;
grant select on table public.passes to corpus_owner;
revoke insert on table public.passes from corpus_reader;
grant insert on table public.passes to corpus_reader;
grant select on table public.passes to public;

-- alter table public.stays: grants
revoke select on table public.stays from corpus_owner;
revoke select on table public.stays from corpus_reader cascade;
grant select on table public.stays to corpus_reader with grant option;
grant select on table public.stays to public;
