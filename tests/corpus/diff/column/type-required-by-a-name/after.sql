create schema s;
create table s.t (id bigint constraint has_id not null primary key, a bigint constraint has_a not null);
comment on constraint has_a on s.t is 'always';
create table s.e (id int primary key);
