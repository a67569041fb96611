create table archived_orders (id int primary key);
create table orders (id int not null, placed_at timestamptz not null, note text);
create table all_orders (like orders);
alter table all_orders alter column note set not null;
