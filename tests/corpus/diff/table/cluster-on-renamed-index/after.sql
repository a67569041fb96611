create schema s;
create table s.t (id int not null, n int not null);
create unique index k on s.t (id);
create unique index l on s.t (n);
alter table s.t cluster on k;
alter table s.t replica identity using index l;
