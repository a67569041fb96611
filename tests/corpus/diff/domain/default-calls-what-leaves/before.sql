create table t (a int);
create function f() returns bigint language sql begin atomic select max(a) from t; end;
create function g() returns bigint language sql return 1;
create domain d as bigint default f();
create domain e as bigint default f() check (value > 0);
create table u (x d, y bigint default f(), z e);
insert into t values (1); insert into u values (1, 2, 3);
