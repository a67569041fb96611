create schema s;
create table s.t (id serial primary key, a text);
insert into s.t (id) select g from generate_series(1, 20) as g;
create schema q;
