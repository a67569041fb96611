-- column alter, column create, column drop, column rename, column.type, constraint create, foreign_table alter, foreign_table.additions, foreign_table.definition, trigger create

-- drop column s.p.gone
--   ! loses data: the values of s.p.gone
alter table s.p drop column gone;

-- take its default from column s.h.x
alter table s.h alter column x drop default;

-- take its default from column s.g.x
alter table s.g alter column x drop default;

-- take its default from column s.g.called
alter table s.g alter column called drop default;

-- take its default from column s.f.x
alter table s.f alter column x drop default;

-- rename p.called to later
alter table s.p rename column called to later;

-- rename p.x to b
alter table s.p rename column x to b;

-- alter foreign table s.f: definition
alter foreign table s.f options (set o '2');

-- alter column s.p2.a: type
alter table s.p2 alter column a type bigint;
alter table s.f2 validate constraint c;

-- alter column s.p.a: type
alter table s.p alter column a type bigint;

-- create column s.p.y
alter table s.p add column y text default 'y'::text;

-- alter foreign table s.h: additions, definition
ALTER TABLE s.p DETACH PARTITION s.h;
ALTER TABLE s.p ATTACH PARTITION s.h FOR VALUES IN (4);

-- give column s.f.b its default
alter table only s.f alter column b set default 8;

-- give column s.f.y its default
alter table only s.f alter column y set default 'y'::text;

-- give column s.g.later its default
alter table only s.g alter column later set default 9;

-- give column s.g.b its default
alter table only s.g alter column b set default 8;

-- give column s.g.y its default
alter table only s.g alter column y set default 'y'::text;

-- give column s.h.b its default
alter table only s.h alter column b set default 8;

-- give column s.h.y its default
alter table only s.h alter column y set default 'y'::text;

-- create constraint s.p.c
alter table s.p add constraint c CHECK ((a > 0));

-- create trigger s.p.t
CREATE TRIGGER t AFTER INSERT ON s.p FOR EACH ROW EXECUTE FUNCTION s.tr();
