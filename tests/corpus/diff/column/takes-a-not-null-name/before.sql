create schema shop;
create table shop.customers (id integer primary key, email text default '' constraint customers_email_not_null not null);
create view shop.addresses as select id, email from shop.customers where email <> '';
insert into shop.customers values (1, 'a@example.com');
