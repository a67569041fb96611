-- from 18
create table t (id int primary key, x int constraint filled not null, y int constraint y_is_there not null, z int constraint z_is_there not null);
comment on constraint filled on t is 'Still.';
comment on constraint z_is_there on t is 'From now on.';
create table leaves (id int primary key, u uuid default gen_random_uuid() constraint has_number not null);
comment on constraint has_number on leaves is 'From now on.';
