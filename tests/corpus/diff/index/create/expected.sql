-- index create

-- create index s.t_a
CREATE INDEX t_a ON s.t USING btree (a text_pattern_ops DESC NULLS LAST) INCLUDE (n) WITH (fillfactor='70') WHERE (n > 0);

-- create index s.t_b
CREATE INDEX t_b ON s.t USING brin (n) WITH (pages_per_range='16');

-- create index s.t_g
CREATE INDEX t_g ON s.t USING gin (to_tsvector('english'::regconfig, a));

-- create index s.t_h
CREATE INDEX t_h ON s.t USING hash (a);

-- create index s.t_u
CREATE UNIQUE INDEX t_u ON s.t USING btree (n, lower(a)) NULLS NOT DISTINCT;
