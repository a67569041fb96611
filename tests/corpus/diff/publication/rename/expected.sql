-- event_trigger rename, publication rename

-- rename event trigger e to e2
alter event trigger e rename to e2;

-- rename publication p to q
alter publication p rename to q;
