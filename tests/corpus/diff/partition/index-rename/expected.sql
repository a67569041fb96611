-- index rename

-- rename index t_a to t_b
alter index s.t_a rename to t_b;
