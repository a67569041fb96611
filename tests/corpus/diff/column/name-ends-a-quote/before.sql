create table "t$arch$; select 1/0; --" (
  id bigint primary key,
  "n$arch$; select 1/0; --" integer,
  "left$archx$" text
);
