create schema s;
create sequence s.q; create table s.t (id int);
