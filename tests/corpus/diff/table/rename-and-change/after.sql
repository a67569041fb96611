create schema s;
create table s.u (id bigint primary key, a text not null, c int); create view s.v as select id, a, c from s.u;
