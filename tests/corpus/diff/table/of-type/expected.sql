-- table alter, table.of_type

-- s.t of s.c
alter table s.t of s.c;
