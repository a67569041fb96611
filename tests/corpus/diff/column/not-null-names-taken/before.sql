create schema s;
create table s.t (id text not null, kept int not null, left_empty int not null, n int);
