create domain a as text not null;
create table t (x a);
insert into t values ('1');
