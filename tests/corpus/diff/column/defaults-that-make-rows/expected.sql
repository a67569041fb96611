-- column alter, column.default, column.type, composite alter, composite.attributes, view alter, view.definition

-- take the default of early.x
alter table s.early alter column x drop default;

-- take the default of t.own
alter table s.t alter column own drop default;

-- take the default of u.x
alter table s.u alter column x drop default;

-- take the default of u.y
alter table s.u alter column y drop default;

-- drop view s.v, to make it again: it makes rows, of which a column becomes of another type
drop view s.v;

-- alter composite s.c: attributes
alter type s.c alter attribute b type bigint;

-- alter column s.t.b: type
alter table s.t alter column b type bigint;

-- alter column s.early.x: default
alter table s.early alter column x set default s.of_table(ROW(1, (2)::bigint, 3)::s.t);

-- alter column s.t.own: default
alter table s.t alter column own set default s.of_table(ROW(1, (2)::bigint, 3)::s.t);

-- alter column s.u.x: default
alter table s.u alter column x set default s.of_table(ROW(1, (2)::bigint, 3)::s.t);

-- alter column s.u.y: default
alter table s.u alter column y set default s.of_type(ROW(1, (2)::bigint)::s.c);

-- make view s.v again
create view s.v (made) as
 SELECT s.of_table(ROW(1, (2)::bigint, 3)::s.t) AS made
   FROM s.u;
alter view s.v owner to postgres;
