-- column alter, column.collation, column.type

-- alter column public.t.a: collation
alter table public.t alter column a type character varying(20) collate "POSIX";

-- alter column public.t.b: collation
alter table public.t alter column b type text collate "C";

-- alter column public.t.c: collation, type
alter table public.t alter column c type text collate "C" using c::text;

-- alter column public.t.d: collation
alter table public.t alter column d type text;
