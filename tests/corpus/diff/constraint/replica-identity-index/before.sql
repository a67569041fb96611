create schema s;
create table s.t (id int not null, k int not null, constraint u unique (k)); alter table s.t replica identity using index u;
