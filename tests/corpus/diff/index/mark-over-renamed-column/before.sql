create table t (id int not null, n int not null);
create unique index t_n on t (n);
alter table t cluster on t_n;
alter table t replica identity using index t_n;
insert into t values (1, 1), (2, 2);
