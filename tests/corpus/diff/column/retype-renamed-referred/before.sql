create schema s;
create table s.k (k_id int primary key); insert into s.k values (1), (2);
create table s.l (id int primary key, k_id int not null references s.k); insert into s.l values (1, 2);
