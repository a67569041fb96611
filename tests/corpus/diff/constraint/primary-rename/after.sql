create schema s;
create table s.t (id int constraint new_pk primary key);
