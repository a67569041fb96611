create schema s;
create table s.t (id int constraint old_pk primary key);
