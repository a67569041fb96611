-- column alter, column.type, extension alter, extension.schema

-- alter extension citext: schema
alter extension citext set schema b;
