create schema s;
create function s.add(int, int) returns int language sql immutable as 'select $1 + $2'; create aggregate s.total(int) (sfunc = s.add, stype = int);
