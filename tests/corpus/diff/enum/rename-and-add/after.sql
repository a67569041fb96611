-- one way
create type state as enum ('new', 'opened', 'it''s closed', 'lost');
create table t (id integer, s state default 'it''s closed', all_of state[] default '{opened,opened}');
create table parts (s state) partition by list (s);
create table parts_open partition of parts for values in ('opened');
