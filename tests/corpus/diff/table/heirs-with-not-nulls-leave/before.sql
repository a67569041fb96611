-- from 18
create table p (a int constraint pn not null, b int not null, c int, d int);
create table h (constraint hn not null a) inherits (p);
create table h2 (a int constraint h2n not null, b int, d int not null) inherits (p);
create table h3 (a int not null, constraint foo not null c) inherits (p);
create table h4 (a int, b int constraint p_b_not_null not null) inherits (p);
create table g () inherits (h);
create table gg (a int not null) inherits (h, h2);
comment on constraint hn on h is 'hello';
