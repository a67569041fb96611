create schema s;
create table s.t (id int, b text); create table s.u (id int, a text); create view s.v as select t.b as a, u.id, u.a as other from s.t join s.u using (id); create view s.w as select a from s.v; create view s.x as select t.b as one, u.a as two from s.t, s.u;
