-- column alter, column.storage, column.type, composite alter, composite.attributes

-- alter composite s.c: attributes
alter type s.c alter attribute a type character varying(90) cascade,
  alter attribute b type character varying(80) cascade;
alter table s.t alter column a set storage external;
alter table s.t alter column a set compression pglz;
alter table s.t alter column b set storage external;

-- alter column s.t.b: storage
alter table s.t alter column b set storage external;
