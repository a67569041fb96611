create schema s;
create table s.p (id numeric primary key, up numeric, constraint p_above foreign key (up) references s.p (id));
create table s.c (id int primary key, p numeric, n bigint, constraint c_of_p foreign key (p) references s.p (id) on delete cascade);
create function s.f() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger before_n before update of n on s.c for each row when (new.n > 1) execute function s.f();
create policy low on s.c using (n < 10);
create index c_of_n on s.c (n) where n > 5;
