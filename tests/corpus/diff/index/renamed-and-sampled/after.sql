create table t (n int, m int);
create index orders_behind on t ((n + 1));
