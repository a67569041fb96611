-- column alter, column.type

-- alter column s.entry.code: type
alter table s.entry alter column code drop default;
alter table s.entry alter column code type character varying;
alter table s.entry alter column code set default 'en'::character varying;

-- alter columns of s.language, in one go: code (type), parent (type)
alter table s.language alter column code type character varying,
  alter column parent type character varying;

-- alter column s.visit.code: type
alter table s.visit alter column code type character varying;
