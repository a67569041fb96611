-- publication create

-- create publication p
CREATE PUBLICATION p FOR TABLE ONLY s.k, TABLE ONLY s.t WITH (publish = 'insert, update, delete, truncate');
alter publication p owner to postgres;
