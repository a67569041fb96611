-- sequence alter, sequence.owned_by

-- alter sequence s.t_id_seq: owned_by
alter sequence s.t_id_seq owned by none;
