create table t (id int primary key, a text);
create function g(text) returns text language sql immutable as $$select upper($1)$$;
create function f(text) returns text language plpgsql immutable as $$begin return public.g($1); end$$;
create index a_ix on t (f(a));
create table u (id int primary key, a text, constraint aa check (f(a) <> 'X'));
insert into t values (1, 'a');
insert into u values (1, 'a');
