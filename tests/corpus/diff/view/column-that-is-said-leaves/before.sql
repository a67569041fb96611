create table t (id int primary key, a int, b int);
create view v as select id, a, b from t;
comment on column v.b is 'of a view';
insert into t values (1, 1, 1);
