create foreign data wrapper w; create server s foreign data wrapper w;
create foreign table f (a int not null, b text default 'x', g int generated always as (a) stored) server s;
create table bare () inherits (f);
create table more (z date, a int not null) inherits (f);
create table all_own (a int not null, b text) inherits (f);
alter table bare alter column b set not null, alter column a set not null;
alter table bare alter column b drop default;
create table below () inherits (bare);
comment on column bare.b is 'one';
