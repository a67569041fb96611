create schema s;
create table s.t (a int, b int);
create function s.fits(s.t) returns boolean language plpgsql as $$ begin return $1.a is not null; end $$;
alter table s.t add constraint t_fits check (s.fits(t));
create table s.other (x int);
create rule r_other as on insert to s.other do also insert into s.t values (new.x, 1);
create function s.tg() returns trigger language plpgsql as $$ begin return new; end $$;
insert into s.t values (1, 2);
