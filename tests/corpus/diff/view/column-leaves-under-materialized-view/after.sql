create table t (id int primary key, a int, b int);
create view v as select id, a from t;
create view w as select id, a from v;
create materialized view m as select id, a from w;
