create schema shop;
create table shop.people (id integer primary key, email text not null, name text, constraint people_mail unique (email) include (name) with (fillfactor = 80), constraint people_name unique (name, id) deferrable);
comment on constraint people_mail on shop.people is 'One for each.';
