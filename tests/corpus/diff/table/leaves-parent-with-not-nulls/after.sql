create table p (a int not null, b int not null);
create table h (a int not null, b int not null);
create table k (a int not null, b int not null);
create table g () inherits (k);
