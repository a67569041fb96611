create schema s;
create sequence s.q; create table s.t (id int); alter sequence s.q owned by s.t.id;
