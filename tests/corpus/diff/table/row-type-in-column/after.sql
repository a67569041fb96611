create schema s;
create table s.t (id int, a text); create table s.u (t s.t, ts s.t[], n int); comment on table s.t is 't';
