create schema s;
create table s.orders (id integer primary key);
