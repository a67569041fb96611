-- column create, column drop, composite alter, composite.attributes

-- alter composite s.c: attributes
alter type s.c drop attribute b cascade;
alter type s.c add attribute later text cascade;

-- alter column s.t.later: comment, options, statistics, storage
alter table s.t alter column later set storage external;
alter table s.t alter column later set statistics 9;
alter table only s.t alter column later set (n_distinct='-1');
comment on column s.t.later is 'In the end.';
