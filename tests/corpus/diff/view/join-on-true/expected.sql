-- view create

-- create view s.v
create view s.v (a, b, cc, c, d) as
 SELECT tt5.a,
    tt5.b,
    tt5.cc,
    tt6.c,
    tt6.d
   FROM (s.tt5
     LEFT JOIN s.tt6 ON TRUE);
alter view s.v owner to postgres;
