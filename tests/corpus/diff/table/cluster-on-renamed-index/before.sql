create schema s;
create table s.t (id int not null, n int not null);
create unique index i on s.t (id);
create unique index j on s.t (n);
alter table s.t cluster on i;
alter table s.t replica identity using index j;
