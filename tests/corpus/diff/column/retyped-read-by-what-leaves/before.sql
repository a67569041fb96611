create schema s;
create table s.o (id integer primary key, n integer);
create table s.leaves (id integer primary key);
insert into s.o values (1, 2), (2, null);
create policy other on s.leaves using (exists (select from s.o where n + 1 = 3));
create rule tell as on update to s.leaves do also select n + 1 from s.o;
