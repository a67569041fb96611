-- index create, index drop

-- drop index s.filled_n
drop index s.filled_n;

-- create index s.bare_first
CREATE INDEX bare_first ON s.bare USING btree (first);

-- create index s.filled_id
CREATE UNIQUE INDEX filled_id ON s.filled USING btree (id);
comment on index s.filled_id is 'For refreshes beside readers.';
