create schema s;
create table s.t (id int not null, at date not null, a text) partition by range (at);
create table s.t1 (id int not null, at date not null, a text);
create function s.f() returns trigger language plpgsql as 'begin return new; end'; create trigger z after insert on s.t for each row execute function s.f(); create trigger z after insert on s.t1 for each row execute function s.f();
