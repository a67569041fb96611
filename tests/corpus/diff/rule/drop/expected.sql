-- rule drop

-- drop rule s.t.r
drop rule r on s.t;
