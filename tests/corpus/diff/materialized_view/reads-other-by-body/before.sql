create schema app;
create table app.source (id bigint primary key, code text not null);
insert into app.source values (1, 'a'), (2, 'b');
