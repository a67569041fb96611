-- constraint alter, constraint.comment

-- alter constraint s.c.c_p: comment
comment on constraint c_p on s.c is 'to parent';
