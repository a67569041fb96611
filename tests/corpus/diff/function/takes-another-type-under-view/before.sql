create table t (id int primary key);
create function twice(a int) returns int language sql immutable as 'select 1';
create view v as select twice(id) as x from t;
