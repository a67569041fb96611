-- column alter, column drop, column.type, function drop, policy drop, rule drop, statistics drop, trigger drop, view drop

-- drop policy s.p.other
drop policy other on s.p;

-- drop policy s.o.own
drop policy own on s.o;

-- drop trigger s.o.watch
drop trigger watch on s.o;

-- drop view s.far
drop view s.far;

-- drop statistics s.odd
drop statistics s.odd;

-- drop rule s.p.tell
drop rule tell on s.p;

-- drop rule s.near.nothing
drop rule nothing on s.near;

-- drop view s.near
drop view s.near;

-- drop function s.total()
drop function s.total();

-- alter column s.o.n: type
alter table s.o alter column n type text using n::text;
