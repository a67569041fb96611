create schema s;
create table s.t (id serial primary key, a text not null, up int references s.t);
create index on s.t (up);
create view s.v as select id, a from s.t;
insert into s.t (a, up) select 'x' || g, nullif(g - 1, 0) from generate_series(1, 20) as g;
