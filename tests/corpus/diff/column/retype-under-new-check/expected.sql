-- column alter, column.type, constraint create

-- alter column s.employee.id: type
alter table s.employee alter column id type bigint;

-- alter column s.employee.reports_to: type
alter table s.employee alter column reports_to type bigint;

-- alter column s.employee.note: type
--   ! rows of employee whose note is no integer stop this step: change them first
alter table s.employee alter column note type integer using note::integer;

-- create constraint s.employee.employee_note_key
alter table s.employee add constraint employee_note_key UNIQUE (note);

-- create constraint s.employee.no_own_chief
alter table s.employee add constraint no_own_chief CHECK ((reports_to <> id));
