create table p (a int constraint y not null primary key, b int);
create table h (constraint hn not null a) inherits (p);
create table k () inherits (p);
