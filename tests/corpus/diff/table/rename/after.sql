create schema s;
create table s.u (id int primary key, a text);
create index t_a on s.u (a); create view s.v as select id from s.u; create table s.c (t int references s.u); create policy p on s.u using (id > 0); create trigger z before insert on s.u for each row execute function suppress_redundant_updates_trigger(); create rule r as on delete to s.u do instead nothing; create statistics s.st on id, a from s.u;alter index s.u_pkey rename to t_pkey;
