-- rule create

-- create rule s.t.r
CREATE RULE r AS
    ON UPDATE TO s.t
   WHERE (new.n < 0) DO INSTEAD NOTHING;
comment on rule r on s.t is 'r';
