create table leaves (a int); create table stays (a int); create table passes (a int);
grant select, insert on leaves, stays, passes to corpus_reader with grant option;
set role corpus_reader;
grant select on leaves, stays, passes to corpus_owner;
grant select on stays to public;
reset role;
