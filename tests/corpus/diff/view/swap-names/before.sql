create table t (id integer, name text);
insert into t values (1, 'a');
create view a as select id from t;
create view b as select name from t;
