create table orders (id int primary key, customer uuid not null, state text not null);
alter table orders enable row level security;
create function may_see(a uuid, b text) returns boolean language sql stable as 'select true';
alter table orders add constraint orders_seen check (may_see(customer, state));
