create schema s;
create table s.t (n int, m int, constraint y check (n > 0), constraint x check (m > 0));
