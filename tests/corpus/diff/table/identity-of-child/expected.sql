-- column create, constraint create, table create

-- create table s.child
create table s.child (
  a integer generated always as identity (start with 1 increment by 1 minvalue 1 maxvalue 2147483647 cache 1 no cycle) constraint child_a_not_null not null
) inherits (s.parent);
alter table s.child owner to postgres;

-- create constraint s.child.positive
alter table s.child add constraint positive CHECK ((b > 0));

-- create constraint s.parent.positive
alter table s.parent add constraint positive CHECK ((b > 0));
