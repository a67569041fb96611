-- from 18
create table p (a int constraint pn not null, b int);
create table h (constraint hn not null a) inherits (p);
create table h2 () inherits (p);
create table g () inherits (h);
