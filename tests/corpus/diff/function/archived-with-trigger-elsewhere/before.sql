create table gone (id int primary key, a int);
create table kept (id int primary key, a int);
create function g() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger one after update on gone for each row execute function g();
create trigger two after update of a on kept for each row execute function g();
insert into gone values (1, 1); insert into kept values (1, 1);
