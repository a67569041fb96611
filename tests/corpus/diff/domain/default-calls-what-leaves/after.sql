create table t (a bigint);
create function g() returns bigint language sql return 1;
create domain d as bigint;
create domain e as bigint default g() check (value > 0);
create table u (x d, y bigint default g(), z e);
