-- NOT NULL as a constraint: its name, its heirs, what is said about it.
create schema shop;
create table shop.n (a int constraint a_named not null, b int not null no inherit, c int constraint "C n" not null no inherit, d int not null, e int constraint n_e_not_null not null, f int);
comment on constraint a_named on shop.n is 'why'; comment on constraint n_d_not_null on shop.n is 'named by Postgres';
alter table shop.n add constraint later not null f not valid; comment on constraint later on shop.n is 'later'; alter table shop.n add primary key (a);
create table shop.ch (x int) inherits (shop.n); create table shop.ch2 (a int constraint mine not null, b int constraint bb not null) inherits (shop.n);
create table shop.pt (id int constraint pid not null, v int, w int generated always as (v + 1) virtual) partition by range (id); create table shop.pt1 partition of shop.pt for values from (1) to (5); alter table shop.pt1 add constraint pt1v not null v;
create table shop.pk (id int constraint pknn not null primary key, u int);
create domain shop.d as int constraint dn not null constraint dc check (value > 0);
comment on constraint dn on domain shop.d is 'required';
create table shop.ne (id int primary key, a int constraint ac check (a > 0) not enforced, b int, constraint fk foreign key (b) references shop.ne not enforced);
create collation shop.bi (provider = builtin, locale = 'C.UTF-8'); create collation shop.ru (provider = icu, locale = 'en', rules = '&a < g', deterministic = false);
