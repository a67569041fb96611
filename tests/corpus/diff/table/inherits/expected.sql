-- column alter, column.not_null_as, table alter, table.inherits

-- s.c inherit s.p
alter table s.c inherit s.p;
