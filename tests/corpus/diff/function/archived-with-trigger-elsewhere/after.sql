create table kept (id int primary key, a int);
