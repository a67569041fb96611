create table p (a int not null, b int not null);
create table h (a int, b int) inherits (p);
create table g () inherits (h);
create table k () inherits (p);
