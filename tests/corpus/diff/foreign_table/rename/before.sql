create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table f (id integer, name text) server s;
create view v as select f.id from f;
comment on foreign table f is 'far away';
