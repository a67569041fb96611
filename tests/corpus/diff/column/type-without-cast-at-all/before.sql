create schema s;
create table s.t (id int, a xml, b date, c bytea, d json[]);
insert into s.t (id) values (1);
