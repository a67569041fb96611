/** Plans of keys, tables without one, and who refers to them. */
import type { PlanCase } from "./plan-case.ts";

export const keyCases: readonly PlanCase[] = [
  {
    name: "a table without a key: another type, another name, a value for each row",
    before: "create table readings (sensor integer, note text, at integer); create index readings_sensor_idx on readings (sensor)",
    after:
      "create table readings (sensor bigint, remark text, at integer, token uuid default gen_random_uuid()); create index readings_sensor_idx on readings (sensor)",
    renames: [["column:shop.readings.note", "column:shop.readings.remark"]],
    rows: "insert into readings select g % 7, 'note ' || g, g from generate_series(1, 60) as g; insert into readings values (null, null, null), (1, 'twice', 1), (1, 'twice', 1)",
    old: [
      "insert into readings (sensor, note, at) values (1, 'old', 0)",
      "update readings set at = at + 1 where sensor = 3",
      "update readings set note = note || '!' where sensor = 2",
      "delete from readings where at = 0",
    ],
    later: [
      "insert into readings (sensor, remark, at) values (3000000000, 'new', 0)",
      "update readings set remark = remark || '?' where sensor = 4",
      "delete from readings where at = 0",
    ],
    truths: [
      "select count(*) = 0 from shop.readings where token is null and sensor is not null",
      "select count(*) = 0 from shop.readings where remark is null and sensor is not null",
    ],
  },
  {
    name: "a partitioned table without a key: another type and another name",
    before:
      "create table readings (sensor integer, note text, at integer) partition by range (at); create table readings_1 partition of readings for values from (0) to (30); create table readings_2 partition of readings for values from (30) to (1000)",
    after:
      "create table readings (sensor bigint, remark text, at integer) partition by range (at); create table readings_1 partition of readings for values from (0) to (30); create table readings_2 partition of readings for values from (30) to (1000)",
    renames: [["column:shop.readings.note", "column:shop.readings.remark"]],
    rows: "insert into readings select g % 7, 'note ' || g, g from generate_series(1, 60) as g",
    old: ["update readings set at = 59 - at where at < 59 and at % 9 = 0", "update readings set note = note || '!' where sensor = 2"],
    later: ["update readings set remark = remark || '?' where sensor = 4"],
    truths: ["select count(*) = 0 from shop.readings where remark is null or sensor is null"],
  },
  {
    name: "an identity key becomes bigint with those who refer to it",
    before:
      "create table orders (id integer generated always as identity, parent_id integer, note text, at date not null default current_date, constraint orders_pkey primary key (id), constraint orders_parent_fkey foreign key (parent_id) references orders (id) on delete set null (parent_id)); comment on constraint orders_pkey on orders is 'by id'; create index orders_parent_idx on orders (parent_id); alter table orders replica identity using index orders_pkey; alter table orders cluster on orders_pkey; create table lines (order_id integer not null, line int not null, text text, primary key (order_id, line), constraint lines_order_fkey foreign key (order_id) references orders on delete cascade); create table notes (id serial primary key, order_id int references orders on update cascade, text text); create index notes_order_idx on notes (order_id); create view totals as select o.id, o.note, count(*) as lines from orders o join lines l on l.order_id = o.id group by o.id; comment on sequence orders_id_seq is 'counts orders'",
    after:
      "create table orders (id bigint generated always as identity, parent_id bigint, note text, at date not null default current_date, constraint orders_pkey primary key (id), constraint orders_parent_fkey foreign key (parent_id) references orders (id) on delete set null (parent_id)); comment on constraint orders_pkey on orders is 'by id'; create index orders_parent_idx on orders (parent_id); alter table orders replica identity using index orders_pkey; alter table orders cluster on orders_pkey; create table lines (order_id bigint not null, line int not null, text text, primary key (order_id, line), constraint lines_order_fkey foreign key (order_id) references orders on delete cascade); create table notes (id serial primary key, order_id int references orders on update cascade, text text); create index notes_order_idx on notes (order_id); create view totals as select o.id, o.note, count(*) as lines from orders o join lines l on l.order_id = o.id group by o.id; comment on sequence orders_id_seq is 'counts orders'",
    rows: "insert into orders (note) select 'order ' || g from generate_series(1, 40) as g; update orders set parent_id = id - 1 where id % 3 = 0; insert into lines select g, n, 'x' from generate_series(1, 40) as g, generate_series(1, 2) as n; insert into notes (order_id, text) select g, 'n' from generate_series(1, 20) as g; delete from orders where id > 38",
    old: [
      "with o as (insert into orders (note, parent_id) values ('old', 1) returning id) insert into lines (order_id, line, text) select id, 1, 'y' from o",
      "insert into notes (order_id, text) values (2, 'old')",
      "delete from orders where note = 'old' and id % 2 = 0",
      "update orders set parent_id = 4 where id = 5",
      "insert into notes (order_id) select max(id) from orders where id < 1000000",
      "select lines from totals where id = 3",
      "delete from notes where id > 20",
    ],
    later: [
      "with o as (insert into orders (note, parent_id) values ('new', 2) returning id) insert into lines (order_id, line, text) select id, 1, 'y' from o on conflict (order_id, line) do update set text = 'z'",
      "insert into orders (id, note) overriding system value values (3000000000 + (random() * 1e9)::int, 'wide') on conflict (id) do nothing",
      "delete from orders where note = 'wide'",
      "update orders set note = note || '!' where id = 7",
      "select lines from totals where id = 3",
    ],
    truths: [
      "select count(*) = 0 from shop.lines l where not exists (select from shop.orders o where o.id = l.order_id)",
      "select pg_sequence_last_value('shop.orders_id_seq') >= 40",
      "select relreplident = 'i' and (select indisreplident and indisclustered and indisprimary from pg_index where indexrelid = 'shop.orders_pkey'::regclass) from pg_class where oid = 'shop.orders'::regclass",
    ],
  },
  {
    name: "a composite key, a serial key and a unique key referred to become other types",
    before:
      "create table items (id serial primary key, shop int not null, code int not null, note text, constraint items_shop_code_key unique (shop, code)); create table stock (shop int, code int, n int, constraint stock_item_fkey foreign key (shop, code) references items (shop, code) match full); create unique index stock_idx on stock (shop, code) where n > 0; create table spare (item int references items deferrable initially deferred)",
    after:
      "create table items (id bigserial primary key, shop bigint not null, code bigint not null, note text, constraint items_shop_code_key unique (shop, code)); create table stock (shop bigint, code bigint, n int, constraint stock_item_fkey foreign key (shop, code) references items (shop, code) match full); create unique index stock_idx on stock (shop, code) where n > 0; create table spare (item int references items deferrable initially deferred)",
    rows: "insert into items (shop, code) select g % 3, g from generate_series(1, 30) as g; insert into stock select shop, code, 1 from items where id < 10; insert into stock values (null, null, 1), (null, null, 1); insert into spare select generate_series(1, 5)",
    old: [
      "insert into items (shop, code) values (9, (random() * 1e9)::int) on conflict on constraint items_shop_code_key do nothing",
      "update stock set n = n + 1 where code = 4",
      "insert into spare values (3)",
      "select nextval('shop.items_id_seq')",
      "insert into items values ((100000 + random() * 1e8)::int, 7, (random() * 1e9)::int, 'by place') on conflict do nothing",
      "insert into stock values (null, null, 2)",
    ],
    later: [
      "insert into items (shop, code) values (5000000000, (random() * 1e9)::int) on conflict (shop, code) do nothing",
      "insert into spare values (4)",
      "update items set note = 'x' where id = 3",
      "delete from items where shop = 5000000000",
    ],
    truths: [
      "select pg_get_serial_sequence('shop.items', 'id') = 'shop.items_id_seq'",
      "select count(*) = 0 from shop.items where note = 'by place' and (shop <> 7 or id < 100000)",
    ],
  },
  {
    name: "a primary key column takes another name, with those who refer to it",
    before:
      "create table users (id integer generated always as identity, boss integer, mail text not null, constraint users_pkey primary key (id), constraint users_mail_key unique (mail), constraint users_boss_fkey foreign key (boss) references users (id) on delete set null); comment on constraint users_pkey on users is 'by id'; alter table users replica identity using index users_pkey; alter table users cluster on users_pkey; create table posts (id serial primary key, user_id integer not null references users on delete cascade on update cascade, text text); create index posts_user_id_idx on posts (user_id); create table mails (mail text references users (mail) on update cascade, n int)",
    after:
      "create table users (user_id integer generated always as identity, boss integer, address text not null, constraint users_pkey primary key (user_id), constraint users_mail_key unique (address), constraint users_boss_fkey foreign key (boss) references users (user_id) on delete set null); comment on constraint users_pkey on users is 'by id'; alter table users replica identity using index users_pkey; alter table users cluster on users_pkey; create table posts (post_id integer not null, user_id integer not null references users on delete cascade on update cascade, text text, constraint posts_pkey primary key (post_id)); create sequence posts_id_seq as integer owned by posts.post_id; alter table posts alter post_id set default nextval('posts_id_seq'::regclass); create index posts_user_id_idx on posts (user_id); create table mails (mail text references users (address) on update cascade, n int)",
    renames: [
      ["column:shop.users.id", "column:shop.users.user_id"],
      ["column:shop.users.mail", "column:shop.users.address"],
      ["column:shop.posts.id", "column:shop.posts.post_id"],
    ],
    rows: "insert into users (mail) select 'm' || g from generate_series(1, 30) as g; update users set boss = id - 1 where id % 3 = 0; insert into posts (user_id, text) select g, 'p' from generate_series(1, 20) as g; insert into mails select 'm' || g, g from generate_series(1, 10) as g; delete from users where id > 28",
    old: [
      "with u as (insert into users (mail, boss) values ('old' || random(), 1) returning id) insert into posts (user_id, text) select id, 'y' from u",
      "insert into users (id, mail) overriding system value values (1000 + (random() * 1e8)::int, 'given' || random()) on conflict (id) do nothing",
      "insert into users (mail) values ('m3') on conflict (mail) do update set boss = 2",
      "update users set mail = mail || '!' where id = 4",
      "update posts set text = 'z' where id = 3",
      "insert into posts (id, user_id) values (1000 + (random() * 1e8)::int, 7) on conflict on constraint posts_pkey do nothing",
      "insert into mails values ('m9', 1)",
      "delete from posts where id > 1000",
    ],
    later: [
      "with u as (insert into users (address, boss) values ('new' || random(), 2) returning user_id) insert into posts (user_id, text) select user_id, 'y' from u",
      "insert into users (address) values ('m3') on conflict (address) do update set boss = 3",
      "update users set address = address || '?' where user_id = 5",
      "update posts set text = 'z' where post_id = 4",
      "insert into posts (post_id, user_id) values (1000 + (random() * 1e8)::int, 7) on conflict (post_id) do nothing",
      "insert into mails values ('m9', 1)",
      "delete from posts where post_id > 1000",
    ],
    truths: [
      "select count(*) = 0 from shop.posts p where not exists (select from shop.users u where u.user_id = p.user_id)",
      "select count(*) = 1 from pg_sequences where sequencename like 'users\\_%' and last_value >= 30",
      "select relreplident = 'i' and (select indisreplident and indisclustered and indisprimary from pg_index where indexrelid = 'shop.users_pkey'::regclass) from pg_class where oid = 'shop.users'::regclass",
    ],
  },
];
