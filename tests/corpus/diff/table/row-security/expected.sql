-- table alter, table.force_row_security, table.row_security

-- alter table s.t: force_row_security, row_security
alter table s.t enable row level security;
alter table s.t force row level security;
