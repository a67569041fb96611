-- column rename, constraint alter, constraint drop, constraint.columns, constraint.definition

-- drop constraint shop.people.people_name, to make it again: Postgres can't change what a constraint says
alter table shop.people drop constraint people_name;

-- drop constraint shop.people.leaves
alter table shop.people drop constraint leaves;

-- rename people.mail to email
alter table shop.people rename column mail to email;

-- alter column shop.people.email: not_null_as
alter table shop.people rename constraint people_mail_not_null to people_email_not_null;

-- make constraint shop.people.people_name again
alter table shop.people add constraint people_name UNIQUE (name, id) DEFERRABLE;
