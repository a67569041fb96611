-- from 17
create domain a as text constraint a_there not null;
create domain b as text not null;
create domain c as text constraint c_known not null check (value <> '');
comment on constraint c_known on domain c is 'after';
create table t (x a, y b, z c);
