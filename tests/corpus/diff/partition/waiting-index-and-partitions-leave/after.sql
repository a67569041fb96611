create schema s;
create table s.t (id int not null, a int) partition by list (id);
create table s.without (id int not null, a int);
create table s.attached (id int not null, a int);
create table s.stays partition of s.t for values in (3);
create index attached_a on s.attached (a);
create table s.k (id int not null, a int not null) partition by list (id);
create table s.k_without (id int not null, a int not null);
create table s.k_stays partition of s.k for values in (2);
