-- column alter, column create, column drop, column.default, column.type, composite alter, composite.attributes

-- take the default of t.b
alter table s.t alter column b drop default;

-- alter composite s.c: attributes
alter type s.c drop attribute old cascade;
alter type s.c alter attribute a type bigint cascade,
  alter attribute b type character varying(9) cascade,
  alter attribute c type character varying(8) cascade;
alter type s.c add attribute new integer cascade;

-- alter column s.t.b: default
alter table s.t alter column b set default 'x'::character varying;
