create table leaves (a int); create table stays (a int); create table passes (a int);
grant select, insert on stays to corpus_reader with grant option; grant insert on passes to corpus_reader;
grant select on stays, passes to public;
grant select on passes to corpus_owner;
