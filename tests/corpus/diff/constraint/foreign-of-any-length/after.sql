create schema s;
create table s.language (code varchar primary key, parent varchar references s.language);
create table s.entry (id int primary key, code varchar not null default 'en' references s.language);
create table s.visit (id int, code varchar references s.language, primary key (id)) partition by range (id);
create table s.visit_first partition of s.visit for values from (0) to (10);
