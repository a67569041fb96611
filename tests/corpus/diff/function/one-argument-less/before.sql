create table orders (id int primary key, customer uuid not null, state text not null);
alter table orders enable row level security;
create function may_see(a uuid, b text, c text default 'd') returns boolean language sql stable as 'select true';
create view seen_orders as select id, may_see(customer, state) as seen from orders;
