create table t (n int, m int);
create index orders_next on t ((n + 1));
alter index orders_next alter column 1 set statistics 50;
