-- publication create

-- create publication p
CREATE PUBLICATION p FOR TABLE ONLY s.a, TABLE ONLY s.b WITH (publish = 'insert, update, delete, truncate');
alter publication p owner to postgres;
