-- index drop

-- drop index s.t_n
drop index s.t_n;
