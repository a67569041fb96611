create schema s;
create table s.a (id int primary key, n int); create publication p for table s.a (id, n) where (n > 0);
