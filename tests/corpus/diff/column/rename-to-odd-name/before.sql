create schema s; create table s.t (id int primary key, a text, b text, "Odd Col" int);
create index t_a on s.t (a, "Odd Col") where a <> ''; create index t_b on s.t (lower(b), id);
