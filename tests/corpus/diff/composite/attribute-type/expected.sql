-- composite alter, composite.attributes

-- alter composite s.c: attributes
alter type s.c alter attribute a type bigint,
  alter attribute b type character varying(5);
