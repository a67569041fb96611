create table p (a int not null, b int);
create table h (a int not null, b int);
create table k (a int, b int);
