create schema s;
create type s.state as enum ('open', 'closed', 'gone');
create table s.t (id int primary key, state s.state not null, constraint stays check (state <> 'gone' or id > 0));
