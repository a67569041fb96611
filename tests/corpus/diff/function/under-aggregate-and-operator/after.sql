create schema s;
create function s.add(a int, b int) returns int language sql immutable as 'select a + b + 0'; create aggregate s.total(int) (sfunc = s.add, stype = int); create operator s.=+= (leftarg = int, rightarg = int, function = s.add); create view s.v as select s.total(x) as t, 1 operator(s.=+=) 2 as p from generate_series(1, 3) as x;
