-- constraint drop

-- drop constraint shop.events.once
alter table shop.events drop constraint once;
