create table a (id int primary key, code text not null, constraint a_code unique (code));
alter table a replica identity using index a_code;
insert into a values (1,'x');
