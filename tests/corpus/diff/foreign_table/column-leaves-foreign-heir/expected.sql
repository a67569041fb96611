-- foreign_table alter, foreign_table.definition

-- alter foreign table public.up: definition
alter foreign table public.up drop column b;
