-- foreign_data_wrapper rename, foreign_server rename, foreign_table rename

-- rename foreign table public.f to public.g
alter foreign table public.f rename to g;

-- rename foreign data wrapper w to wrapper_2
alter foreign data wrapper w rename to wrapper_2;

-- rename foreign server s to server_2
alter server s rename to server_2;
