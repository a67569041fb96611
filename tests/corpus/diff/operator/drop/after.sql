create schema s;
create function s.eq(int, int) returns boolean language sql immutable as 'select $1 = $2'; create function s.lt(int, int) returns boolean language sql immutable as 'select $1 < $2';
