-- column alter, column.not_null_as, foreign_table alter, foreign_table.definition

-- alter foreign table public.p: definition
alter foreign table public.p alter column req drop not null;
alter foreign table public.p alter column free set not null;
