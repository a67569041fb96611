create table t (id int primary key, a varchar(20) collate "POSIX" not null, b text collate "C", c text collate "C", d text);
create index t_a on t (a);
