-- column alter, column create, column.not_null, foreign_table alter, foreign_table.definition

-- alter foreign table public.p: definition
alter foreign table public.p drop column keeps;
alter foreign table public.p alter column a options (add k 'v');
alter foreign table public.p alter column req drop not null;
alter foreign table public.p add column come text;
