create table p (a int constraint pm not null, b int);
create table h (a int constraint hn not null) inherits (p);
create table h2 () inherits (p);
create table g () inherits (h);
