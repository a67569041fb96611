create schema s;
create table s.t (a smallint, b text);
