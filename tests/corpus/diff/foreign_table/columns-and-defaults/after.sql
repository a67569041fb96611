create schema s;
create foreign data wrapper away;
create server away foreign data wrapper away;
create foreign table s.remote (id bigint, qty int, note text, newer int default 0 not null) server away;
