create schema s;
create table s.t (id int primary key, a text);
create view s.v as select id, a, null::int as n from s.t;
