create schema shop;
create table shop.people (id integer primary key, mail text not null, name text, constraint people_mail unique (mail) include (name) with (fillfactor = 80), constraint people_name unique (name) deferrable, constraint leaves unique (name, id));
comment on constraint people_mail on shop.people is 'One for each.';
insert into shop.people select g, 'm' || g, 'n' || g from generate_series(1, 30) as g;
