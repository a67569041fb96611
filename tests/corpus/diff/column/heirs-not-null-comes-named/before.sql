-- from 18
create table p (a int not null);
create table h (a int not null) inherits (p);
create table k () inherits (p);
