create table orders (id int primary key, state text);
create view order_ids as select id from orders;
create materialized view counted as select * from order_ids;
