-- index alter, index.definition

-- alter index s.t_n: definition
alter index s.t_n set (fillfactor='80');
alter index s.t_n reset (deduplicate_items);
