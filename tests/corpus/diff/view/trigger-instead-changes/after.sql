create table t (id int primary key, a int);
create view v as select id, a from t;
create view w as select id, a from t;
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger i instead of insert on v for each row execute function f('x');
create trigger j instead of update on w for each row execute function f();
create procedure p() begin atomic update t set a = 2; end;
