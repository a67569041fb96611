create table t (id integer, a text, b text);
create index one on t (a);
alter table t cluster on one;
create unique index two on t (id);
alter table t alter id set not null, replica identity using index two;
insert into t values (1, 'a', 'b');
