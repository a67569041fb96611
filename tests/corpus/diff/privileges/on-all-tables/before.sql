create extension pg_stat_statements;
create extension hstore;
create table t (id int primary key, a hstore);
