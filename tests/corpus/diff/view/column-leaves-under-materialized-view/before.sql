create table t (id int primary key, a int, b int);
create view v as select id, a, b from t;
create view w as select id, a from v;
create materialized view m as select id, a from w;
insert into t values (1, 1, 1);
