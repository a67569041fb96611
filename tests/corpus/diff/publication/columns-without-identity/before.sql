create table orders (id int primary key, open boolean not null, number int not null);
create publication orders_sent for table orders;
