-- collation create, collation drop

-- drop collation s.old
drop collation s.old;

-- create collation s.c
CREATE COLLATION s.c (PROVIDER = icu, LOCALE = 'de-u-co-phonebk');
alter collation s.c owner to postgres;
comment on collation s.c is 'c';
