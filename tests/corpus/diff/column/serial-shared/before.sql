create schema s;
create sequence s.q; create table s.a (id int default nextval('s.q')); create table s.b (id int default nextval('s.q'));
