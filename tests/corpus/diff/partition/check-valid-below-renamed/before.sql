create table readings (id bigint not null, taken date not null, level integer, note text) partition by range (taken);
create table readings_2024 partition of readings for values from ('2024-01-01') to ('2025-01-01');
alter table readings add constraint level_known check (level is not null) not valid;
alter table readings add constraint note_short check (length(note) < 100) not valid;
create table readings_2025 partition of readings for values from ('2025-01-01') to ('2026-01-01') partition by range (taken);
create table readings_2025_first partition of readings_2025 for values from ('2025-01-01') to ('2025-07-01');
