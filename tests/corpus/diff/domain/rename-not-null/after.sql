create domain b as text not null;
create table t (x b);
