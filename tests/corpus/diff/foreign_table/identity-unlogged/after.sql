create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table f (a int not null, b int not null) server s;
alter foreign table f alter a add generated always as identity, alter b add generated always as identity;
alter sequence f_a_seq set unlogged;
