-- sequence alter, sequence.owned_by

-- alter sequence s.q: owned_by
alter sequence s.q owned by s.t.id;
