-- index create

-- create index s."table ON ONLY"
CREATE INDEX "table ON ONLY" ON s."json_table" USING btree (id);
