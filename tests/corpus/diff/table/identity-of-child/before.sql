create schema s;
create table s.parent (a int not null, b int);
