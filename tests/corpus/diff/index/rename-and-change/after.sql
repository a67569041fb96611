create table t (id integer, a text, b text);
create index first on t (a, b);
alter table t cluster on first;
create unique index second on t (id);
alter table t alter id set not null, replica identity using index second;
