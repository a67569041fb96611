create schema s;
create table s.p (id int primary key, up int, constraint p_up foreign key (up) references s.p (id));
create table s.c (id int primary key, p int, n int, constraint c_p foreign key (p) references s.p (id) on delete cascade);
create function s.f() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger on_n before update of n on s.c for each row when (new.n > 1) execute function s.f();
create policy small on s.c using (n < 10);
create index c_n on s.c (n) where n > 5;
