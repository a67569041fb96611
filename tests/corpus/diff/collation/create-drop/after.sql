create schema s;
create collation s.c (provider = icu, locale = 'de-u-co-phonebk'); comment on collation s.c is 'c';
