create schema s;
create foreign data wrapper away;
create server away foreign data wrapper away;
create foreign table s.remote (id int, qty int not null, note text default 'x', old text) server away;
