create schema s;
create table s.t (a smallint, b text);
create view s.v as select q.a, q.b from (select t.a, t.b from s.t union all select t.a, null from s.t union all select null, 'x' from s.t) as q;
create view s.w as select a, b from s.t union select null::int, null;
