create table a (id int primary key, code text not null);
create unique index a_code on a (code);
alter table a replica identity using index a_code;
