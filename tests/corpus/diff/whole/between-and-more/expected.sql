-- constraint create, index create, policy create, table alter, table.row_security, view create

-- alter table s.t: row_security
alter table s.t enable row level security;

-- create constraint s.t.far
alter table s.t add constraint far CHECK ((((a < 1) OR (a > 9)) OR (b > 0) OR (c IS NULL)));

-- create constraint s.t.mixed
alter table s.t add constraint mixed CHECK ((((a >= b) AND (a <= 9)) AND ((b = 1) OR (b = 2))));

-- create constraint s.t.near
alter table s.t add constraint near CHECK ((((a >= 1) AND (a <= 9)) AND (b > 0)));

-- create index s.t_a
CREATE INDEX t_a ON s.t USING btree (a) WHERE (((a >= 1) AND (a <= 9)) AND ((b >= 1) AND (b <= 9)) AND (c = 'x'::text));

-- create view s.v
create view s.v (a) as
 SELECT a
   FROM s.t
  WHERE (((a >= 1) AND (a <= 9)) AND (EXISTS ( SELECT
           FROM s.t u
          WHERE (((u.a < 1) OR (u.a > 2)) OR (u.b = 1)))));
alter view s.v owner to postgres;

-- create policy s.t.p
create policy p on s.t as permissive for all to public using ((((a >= 1) AND (a <= 9)) AND (c = CURRENT_USER)));
