create schema s;
create table s.t (id int, a text); create table s.u (t s.t, ts s.t[]); insert into s.u values (row(1, 'x'), null);
