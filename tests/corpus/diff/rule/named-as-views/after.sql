create schema s;
create table s.t (a int);
create table s.log (a int);
create view s.v as select a from s.t;
create rule r as on insert to s.t do also insert into s.log values (new.a);
alter rule r on s.t rename to "_RETURN";
