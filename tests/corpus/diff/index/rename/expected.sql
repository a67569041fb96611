-- index rename, index.comment

-- rename index t_n to t_other
alter index s.t_n rename to t_other;

-- comment on s.t_other
comment on index s.t_other is 'y';
