-- from 17
create domain a as text not null;
create domain b as text constraint b_there not null;
create domain c as text constraint c_there not null check (value <> '');
comment on constraint c_there on domain c is 'before';
create table t (x a, y b, z c);
insert into t values ('1', '2', '3');
