create schema shop;
create table shop.p (p_id int primary key);
create table shop.k (k_id int primary key);
create table shop.pk (p_id int not null references shop.p, k_id int not null references shop.k, primary key (p_id, k_id));
create index on shop.pk (k_id);
