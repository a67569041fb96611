create schema s;
create table s.t (id int primary key, a text);
insert into s.t (id) select g from generate_series(1, 20) as g;
create index t_a on s.t (a); create view s.v as select id from s.t; create table s.c (t int references s.t); create policy p on s.t using (id > 0); create trigger z before insert on s.t for each row execute function suppress_redundant_updates_trigger(); create rule r as on delete to s.t do instead nothing; create statistics s.st on id, a from s.t;
