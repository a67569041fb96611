create schema shop;
create table shop.customers (id integer primary key, mail_address text default '' constraint customers_email_not_null not null);
create view shop.addresses as select id, mail_address as email from shop.customers where mail_address <> '';
