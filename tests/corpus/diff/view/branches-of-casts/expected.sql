-- view create

-- create view s.v
create view s.v (a, b) as
 SELECT a,
    b
   FROM ( SELECT t.a,
            t.b
           FROM s.t
        UNION ALL
         SELECT t.a,
            NULL::text
           FROM s.t
        UNION ALL
         SELECT NULL::smallint,
            'x'::text
           FROM s.t) q;
alter view s.v owner to postgres;

-- create view s.w
create view s.w (a, b) as
 SELECT t.a,
    t.b
   FROM s.t
UNION
 SELECT NULL::integer AS a,
    NULL::text AS b;
alter view s.w owner to postgres;
