create schema s;
create table s.employee (id bigint primary key, reports_to bigint references s.employee, note int unique, constraint no_own_chief check (reports_to <> id));
