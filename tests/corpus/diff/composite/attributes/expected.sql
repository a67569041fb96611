-- composite alter, composite.attributes

-- alter composite s.c: attributes
--   no way back: alter composite s.c: attributes: stays, Postgres has no statement that takes it back
alter type s.c drop attribute b;
alter type s.c add attribute d text;
