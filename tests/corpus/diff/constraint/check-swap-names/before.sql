create schema s;
create table s.t (n int, m int, constraint x check (n > 0), constraint y check (m > 0));
