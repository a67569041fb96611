-- collation drop, column alter, column.collation

-- alter column s.t.a: collation
alter table s.t alter column a type text;

-- drop collation s.c
drop collation s.c;
