create table orders (id int primary key, open boolean not null, number int not null);
create publication open_orders for table orders where (open);
