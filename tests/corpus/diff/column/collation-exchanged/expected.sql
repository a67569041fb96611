-- column alter, column.collation, column.type

-- alter columns of public.t, in one go: a (collation), b (collation), c (collation, type), d (collation)
alter table public.t alter column a type character varying(20) collate "POSIX",
  alter column b type text collate "C",
  alter column c type text collate "C" using c::text,
  alter column d type text;
