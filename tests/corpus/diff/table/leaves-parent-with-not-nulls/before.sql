create table p (a int not null, b int not null);
create table h (a int not null, b int) inherits (p);
create table k (a int, b int) inherits (p);
create table g () inherits (k);
