create schema s;
create table s.t (id int, n int);
create rule r as on update to s.t do instead nothing; alter table s.t disable rule r;
