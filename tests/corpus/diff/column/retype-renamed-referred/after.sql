create schema s;
create table s.k (id bigint primary key);
create table s.l (id int primary key, k_id bigint not null references s.k);
