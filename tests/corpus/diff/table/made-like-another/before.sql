-- from 18
create table archived_orders (id int primary key);
create table refunds (id int not null, note text not null);
create table late_refunds (like refunds);
