create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table up (a int, c date) server s;
create foreign table lower (e int) inherits (up) server s;
