-- column create, column drop, view alter, view.comment

-- drop column s.v.a
comment on column s.v.a is null;

-- alter view s.v: comment
comment on view s.v is null;

-- create column s.v.id
comment on column s.v.id is 'z';
