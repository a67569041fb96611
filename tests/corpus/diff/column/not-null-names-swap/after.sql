create schema s;
create table s.t (b int not null, a int not null, d int not null);
