-- column alter, column.type, constraint rename, index rename, policy rename, trigger rename

-- drop policy s.c.small, to make it again: it needs column s.c.n, which becomes of another type
drop policy small on s.c;

-- drop trigger s.c.on_n, to make it again: it needs column s.c.n, which becomes of another type
drop trigger on_n on s.c;

-- drop constraint s.p.p_up, to make it again: it needs column s.p.up, which becomes of another type
alter table s.p drop constraint p_up;

-- drop constraint s.c.c_p, to make it again: it needs column s.p.id, which becomes of another type
alter table s.c drop constraint c_p;

-- rename index c_n to c_of_n
alter index s.c_n rename to c_of_n;

-- alter columns of s.c, in one go: p (type), n (type)
alter table s.c alter column p type numeric,
  alter column n type bigint;

-- alter columns of s.p, in one go: id (type), up (type)
alter table s.p alter column id type numeric,
  alter column up type numeric;

-- create constraint s.c.c_of_p
alter table s.c add constraint c_of_p FOREIGN KEY (p) REFERENCES s.p(id) ON DELETE CASCADE;

-- create constraint s.p.p_above
alter table s.p add constraint p_above FOREIGN KEY (up) REFERENCES s.p(id);

-- create trigger s.c.before_n
CREATE TRIGGER before_n BEFORE UPDATE OF n ON s.c FOR EACH ROW WHEN ((new.n > 1)) EXECUTE FUNCTION s.f();

-- create policy s.c.low
create policy low on s.c as permissive for all to public using ((n < 10));
