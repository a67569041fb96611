create table p (a int constraint pn not null, b int);
create table h () inherits (p);
create table g () inherits (h);
create table g2 () inherits (h);
comment on constraint pn on g2 is 'y';
