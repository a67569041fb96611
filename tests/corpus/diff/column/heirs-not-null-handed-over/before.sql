-- from 18
create table p (a int constraint pn not null, b int);
create table h (constraint hn not null a) inherits (p);
create table g (constraint gn not null a) inherits (h);
create table g2 () inherits (h);
comment on constraint hn on h is 'x';
