-- column alter, column.type, constraint create

-- alter columns of s.employee, in one go: id (type), reports_to (type), note (type)
--   ! rows of employee whose note is no integer stop this step: change them first
alter table s.employee alter column id type bigint,
  alter column reports_to type bigint,
  alter column note type integer using note::integer;

-- create constraint s.employee.employee_note_key
alter table s.employee add constraint employee_note_key UNIQUE (note);

-- create constraint s.employee.no_own_chief
alter table s.employee add constraint no_own_chief CHECK ((reports_to <> id));
