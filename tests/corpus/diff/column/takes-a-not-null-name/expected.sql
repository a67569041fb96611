-- column create, column drop, view alter, view.definition

-- drop view shop.addresses, to make it again: it needed column shop.customers.email, which leaves
drop view shop.addresses;

-- drop column shop.customers.email
--   ! loses data: the values of shop.customers.email
alter table shop.customers drop column email;

-- create column shop.customers.mail_address
alter table shop.customers add column mail_address text default ''::text constraint customers_email_not_null not null;

-- make view shop.addresses again
create view shop.addresses (id, email) as
 SELECT id,
    mail_address AS email
   FROM shop.customers
  WHERE (mail_address <> ''::text);
alter view shop.addresses owner to postgres;
