create domain lo as oid;
create function soundex(text) returns text language sql immutable as 'select upper(left($1, 1))';
create table pictures (id int primary key, name text, body lo);
insert into pictures values (1, 'Ada', 7);
create index pictures_sound on pictures (soundex(name));
