create schema s;
create table s.t (id bigint generated always as identity primary key);
