-- constraint rename, schema rename, table rename

-- rename schema app to shop
alter schema app rename to shop;

-- rename table shop.app to shop.apps
--   ! shop.app is locked for milliseconds; statements queue behind the lock while it waits
alter table shop.app rename to apps;

-- rename app_pkey of apps to apps_pkey
--   ! apps is locked for milliseconds; statements queue behind the lock while it waits
--   ! shop.apps is locked for milliseconds; statements queue behind the lock while it waits
alter table shop.apps rename constraint app_pkey to apps_pkey;

-- alter column shop.apps.id: not_null_as
--   ! shop.apps is locked for milliseconds; statements queue behind the lock while it waits
alter table shop.apps rename constraint app_id_not_null to apps_id_not_null;
