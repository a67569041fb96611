create schema s;
create table s.t (id int not null, code text, key int not null unique);
create unique index t_code on s.t (code);
alter table s.t replica identity using index t_key_key;
