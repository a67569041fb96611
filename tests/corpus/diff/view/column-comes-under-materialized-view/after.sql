create table orders (id int primary key, state text);
create view order_ids as select id, state from orders;
create materialized view counted as select id from order_ids;
