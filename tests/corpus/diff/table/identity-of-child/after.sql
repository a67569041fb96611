create schema s;
create table s.parent (a int not null, b int, constraint positive check (b > 0));
create table s.child (a int generated always as identity, constraint positive check (b > 0)) inherits (s.parent);
