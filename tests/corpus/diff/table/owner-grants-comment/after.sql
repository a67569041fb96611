create schema s;
create table s.t (id serial primary key);
alter table s.t owner to corpus_owner; grant select on s.t to corpus_reader; comment on table s.t is 'it''s \';
