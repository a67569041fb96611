create table p (a int, b int);
create table h (constraint h_a_not_null not null a) inherits (p);
create table k () inherits (p);
