-- composite alter, composite.attributes, composite.comment

-- alter composite s.c: attributes, comment
comment on column s.c.a is null;
comment on column s.c.b is 'b';
comment on type s.c is null;
