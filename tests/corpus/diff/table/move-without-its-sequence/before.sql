create schema s; create schema q; create sequence s.numbers;
create table s.t (id serial primary key, c int default nextval('s.numbers')); insert into s.t (c) select generate_series(1, 20);
create table s.u (id int default nextval('s.t_id_seq'));
