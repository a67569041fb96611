create schema s;
create table s.t (id int primary key, a text, n int);
create recursive view s.r (k) as values (1) union all select k + 1 from r where k < 5;
