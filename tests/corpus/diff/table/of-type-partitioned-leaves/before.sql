create type shape as (a int, b text);
create table kept (id int primary key);
create table t of shape (a not null) partition by list (a);
