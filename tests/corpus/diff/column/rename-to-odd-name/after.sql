create schema s; create table s.t (id int primary key, "ünï" text, "zz""q" text, "Odd Col" int);
create index t_a on s.t ("ünï", "Odd Col") where "ünï" <> ''; create index t_b on s.t (lower("zz""q"), id);
