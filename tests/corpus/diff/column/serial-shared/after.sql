create schema s;
create sequence s.q as bigint increment 5; create table s.a (id bigint default nextval('s.q')); create table s.b (id int);
