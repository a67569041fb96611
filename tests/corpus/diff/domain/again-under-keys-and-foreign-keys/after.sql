create schema s;
create domain s.code as varchar(10) check (value <> 'x');
create table s.t (id s.code primary key);
create table s.u (ref s.code references s.t, k int);
create table s.w (id text primary key);
create table s.x (ref s.code references s.w);
