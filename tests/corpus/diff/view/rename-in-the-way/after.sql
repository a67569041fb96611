create table t (id integer, name text);
create view b as select id from t;
comment on view b is 'the first';
create view over as select b.id from b;
