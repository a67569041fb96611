create schema s; create schema q; create sequence s.numbers;
create table q.t (id serial primary key, c int default nextval('s.numbers'));
create table s.u (id int default nextval('q.t_id_seq'));
