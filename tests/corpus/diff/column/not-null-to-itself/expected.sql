-- column create

-- create column s.up.gone
alter table s.up add column gone boolean default true;
alter table s.up add constraint said not null gone no inherit;

-- create column s.up.mine
alter table s.up add column mine boolean default false;
alter table s.up add constraint up_mine_not_null not null mine no inherit;
