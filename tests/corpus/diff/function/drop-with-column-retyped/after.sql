create schema s;
create table s.o (id int primary key, n text);
create function s.g() returns bigint begin atomic select 2::bigint; end;
create function s.t() returns trigger language plpgsql as 'begin return new; end';
create table s.d (id bigint default 2, m bigint, c bigint constraint c check (c < 7));
create table s.e (id bigint generated always as (2) stored);
create view s.v as select 2::bigint as a;
create policy p on s.d using (id = 2);
create trigger g before update on s.d for each row when (new.id = 2) execute function s.t();
