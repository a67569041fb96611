-- What the detector says of a DDL at once: the id it told the user, and whose schema it was.
alter table arch.ddl_events add column finding text constraint ddl_events_finding_hex check (finding ~ '^[0-9a-f]{8}$');
alter table arch.ddl_events add column project text;
create index ddl_events_finding_idx on arch.ddl_events (finding) where finding is not null;
