create schema s;
create type s.e as enum ('1', '2', 'x');
create table s.t (id int, a s.e default '1', b s.e);
insert into s.t values (1, '2', '1');
