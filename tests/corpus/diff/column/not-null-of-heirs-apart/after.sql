create table p (a int, b int not null);
create table h (a int not null, b int) inherits (p);
create table g () inherits (h);
create table k () inherits (p);
