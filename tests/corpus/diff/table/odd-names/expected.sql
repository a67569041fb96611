-- column alter, column create, column.not_null, column.type, index alter, index.definition, index.keys

-- drop view "S x"."v-1", to make it again: it needs column "S x"."T.y"."a ""b", which becomes of another type
drop view "S x"."v-1";

-- drop index "S x"."I x", to make it again: Postgres can't change what an index is about
drop index "S x"."I x";

-- alter column "S x"."T.y"."a ""b": type
alter table "S x"."T.y" alter column "a ""b" type bigint;

-- alter column "S x"."T.y"."Sel": not_null
alter table "S x"."T.y" alter column "Sel" set not null;

-- create column "S x"."T.y"."ü"
alter table "S x"."T.y" add column "ü" integer;

-- make index "S x"."I x" again
CREATE INDEX "I x" ON "S x"."T.y" USING btree (lower("Sel"));

-- make view "S x"."v-1" again
create view "S x"."v-1" ("a ""b") as
 SELECT "a ""b"
   FROM "S x"."T.y";
alter view "S x"."v-1" owner to postgres;
