create table t (id int, n int) partition by range (id);
create table t_low partition of t for values from (0) to (10) partition by range (n);
create table t_lower partition of t_low for values from (0) to (10);
create table t_upper partition of t for values from (10) to (20);
create table v (id int, n int) partition by range (id);
create table u_all partition of v for values from (0) to (10);
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger y before insert on t for each row execute function f();
create trigger y before insert on v for each row execute function f();
