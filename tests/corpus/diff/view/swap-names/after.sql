create table t (id integer, name text);
create view b as select id from t;
create view a as select name from t;
