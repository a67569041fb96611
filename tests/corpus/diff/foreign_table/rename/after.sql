create foreign data wrapper wrapper_2;
create server server_2 foreign data wrapper wrapper_2;
create foreign table g (id integer, name text) server server_2;
create view v as select g.id from g;
comment on foreign table g is 'far away';
