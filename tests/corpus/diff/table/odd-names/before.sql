create schema "S x"; create table "S x"."T.y" ("a ""b" int primary key, "Sel" text); create view "S x"."v-1" as select "a ""b" from "S x"."T.y"; create index "I x" on "S x"."T.y" ("Sel");
