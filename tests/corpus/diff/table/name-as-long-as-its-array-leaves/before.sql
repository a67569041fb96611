create schema s;
create table s.ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssx (a int check (a > 0));
create table s.ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssy (a int check (a > 0));
insert into s.ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssx values (1);
