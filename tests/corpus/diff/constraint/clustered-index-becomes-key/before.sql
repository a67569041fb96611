create table a (id int primary key, code text not null);
create unique index a_code on a (code);
alter table a cluster on a_code;
insert into a values (1,'x');
