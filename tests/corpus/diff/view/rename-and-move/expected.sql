-- enum rename, function rename, schema create, schema drop, sequence rename, view rename

-- create schema fresh
create schema fresh;
alter schema fresh owner to postgres;

-- rename enum old.s to fresh.s
alter type old.s set schema fresh;

-- rename sequence old.n to fresh.n
alter sequence old.n set schema fresh;

-- rename view old.a to fresh.b
alter view old.a set schema fresh;
alter view fresh.a rename to b;

-- rename function old.f() to fresh.g()
alter function old.f() set schema fresh;
alter function fresh.f() rename to g;

-- drop schema old
drop schema old;
