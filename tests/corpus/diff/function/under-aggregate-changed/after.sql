create schema s;
create function s.add(bigint, int) returns bigint language sql immutable as 'select $1 + $2'; create aggregate s.total(int) (sfunc = s.add, stype = bigint);
