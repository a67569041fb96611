-- column create, column drop, view alter, view.comment

-- take its comment from column s.v.a
comment on column s.v.a is null;

-- alter view s.v: comment
comment on view s.v is null;

-- give column s.v.id its comment
comment on column s.v.id is 'z';
