-- view create

-- create view s.r
create view s.r (k) as
 WITH RECURSIVE r(k) AS (
         VALUES (1)
        UNION ALL
         SELECT (r_1.k + 1)
           FROM r r_1
          WHERE (r_1.k < 5)
        )
 SELECT k
   FROM r;
alter view s.r owner to postgres;
