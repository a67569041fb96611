create schema s;
create table s.t (id int primary key, a text, n int);
create view s.v with (security_invoker = true) as select id, a from s.t where n = 1;
