create schema s;
create table s.base (created_at timestamp default now());
create table s.child (a integer, e integer) inherits (s.base);
create table s.other (c integer) inherits (s.base);
