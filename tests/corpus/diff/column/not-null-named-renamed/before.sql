create table t (id int primary key, a int constraint filled not null, b int not null, c int);
comment on constraint filled on t is 'Always.';
create table leaves (id int primary key, a int constraint is_there not null, computed int not null generated always as (id * 2) stored);
comment on constraint is_there on leaves is 'Always.';
insert into t values (1, 1, 1, 1);
