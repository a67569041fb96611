create schema s;
create table s.pk (a integer, b integer, primary key (a), unique (b, a)) partition by list (a);
create table s.pk1 partition of s.pk for values in (1);
create table s.az (a integer, b integer);
alter table s.az add constraint az_one foreign key (a) references s.pk1 (a);
alter table s.az add constraint az_two foreign key (b, a) references s.pk1 (b, a);
