create extension lo;
create extension fuzzystrmatch;
create table pictures (id int primary key, name text, body lo);
create index pictures_sound on pictures (soundex(name));
