create schema s;
create function s.f() returns trigger language plpgsql as 'begin return new; end';
create table s.p (a integer) partition by list (a);
create table s.p2 partition of s.p for values in (2) partition by list (a);
create table s.p22 partition of s.p2 for values in (2);
create trigger t after insert on s.p for each row execute function s.f();
alter table s.p2 disable trigger t;
alter table s.p22 enable always trigger t;
