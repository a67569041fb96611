create schema s;
create function s.eq(int, int) returns boolean language sql immutable as 'select $1 = $2'; create function s.lt(int, int) returns boolean language sql immutable as 'select $1 < $2';
create operator s.=== (leftarg = int, rightarg = int, function = s.eq, restrict = eqsel); create view s.v as select 1 operator(s.===) 2 as x;
