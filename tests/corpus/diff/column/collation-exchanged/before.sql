create table t (id int primary key, a varchar(20) collate "C" not null, b text, c int, d text collate "POSIX");
create index t_a on t (a);
insert into t values (1, 'x', 'y', 3, '4');
