create schema s;
create table s.language (code varchar(20) primary key, parent varchar(20) references s.language);
create table s.entry (id int primary key, code varchar(20) not null default 'en' references s.language);
create table s.visit (id int, code varchar(20) references s.language, primary key (id)) partition by range (id);
create table s.visit_first partition of s.visit for values from (0) to (10);
insert into s.language values ('en', null), ('en-GB', 'en');
insert into s.entry select g, 'en' from generate_series(1, 9) as g;
insert into s.visit select g, 'en-GB' from generate_series(1, 9) as g;
