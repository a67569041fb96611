create schema s;
create table s.t (id int, a text); create table s.u (id int, a text); create view s.v as select t.a, u.id from s.t join s.u using (id); create view s.w as select a from s.v; create view s.x as select t.a as one, u.a as two from s.t, s.u;
