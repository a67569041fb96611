create schema s;
create table s.b (id int primary key, n int); create publication p for table s.b (id, n) where (n > 0);
