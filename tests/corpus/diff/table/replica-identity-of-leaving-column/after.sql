create table t (id int primary key, n int);
alter table t replica identity full;
