-- from 18
create table p (a int constraint pn not null, b int);
create table h () inherits (p);
create table k () inherits (p);
