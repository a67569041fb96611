create schema app;
create table app.source (id bigint primary key, code text not null);
create materialized view app.z as select id, code from app.source;
create function app.rows() returns setof app.z language sql stable as $$select * from app.z$$;
create function app.counted() returns bigint language sql stable as $$select count(*) from app.rows()$$;
create materialized view app.a as select app.counted() as n;
