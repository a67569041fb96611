create schema s;
create table s.t (id int) partition by list (id);
create table s.p partition of s.t for values in (1, 2) partition by list (id);
create table s.p1 partition of s.p for values in (1);
create function s.f() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger w after insert on s.t for each row execute function s.f();
create trigger x after insert on s.t for each row execute function s.f();
alter table s.p disable trigger x;
