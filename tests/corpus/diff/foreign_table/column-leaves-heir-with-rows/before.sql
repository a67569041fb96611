create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table up (a int, b text, c date) server s;
create foreign table lower (e int) inherits (up) server s;
create table heir (d int) inherits (lower);
insert into heir (a, d) values (1, 5);
