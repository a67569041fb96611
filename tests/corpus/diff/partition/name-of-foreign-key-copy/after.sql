create schema s;
create table s.keys (id integer primary key);
create table s.p (a integer, k integer) partition by list (a);
create table s.p_1 (a integer, k integer);
alter table s.p_1 add constraint known check (true);
alter table s.p attach partition s.p_1 for values in (1);
alter table s.p add constraint known foreign key (k) references s.keys;
