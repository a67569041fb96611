create schema s;
create table s.t (a int);
create view s.v as select a from s.t;
create rule r as on insert to s.t do instead nothing;
alter rule r on s.t rename to "_RETURN";
