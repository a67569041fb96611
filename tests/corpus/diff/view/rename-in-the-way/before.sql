create table t (id integer, name text);
insert into t values (1, 'a');
create view a as select id from t;
comment on view a is 'the first';
create view b as select name from t;
create view over as select a.id from a;
