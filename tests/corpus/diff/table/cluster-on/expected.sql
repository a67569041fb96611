-- table alter, table.cluster_on

-- alter table s.t: cluster_on
alter table s.t cluster on t_pkey;
