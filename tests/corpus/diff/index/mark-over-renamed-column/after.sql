create table t (id int not null, nr int not null);
create unique index t_n on t (nr);
alter table t cluster on t_n;
alter table t replica identity using index t_n;
