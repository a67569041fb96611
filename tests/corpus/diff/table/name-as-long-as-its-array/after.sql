create schema s;
create table s.ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssx (a int);
create table s.ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssy (a int);
