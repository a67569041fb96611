-- column drop, foreign_table alter, foreign_table.definition

-- alter foreign table public.up: definition
--   no way back: foreign table public.up does not become again what it was: Postgres can't move columns, nor add them elsewhere than at the end, and tables inherit from it
alter foreign table public.up drop column b;
