-- event_trigger rename, publication rename

-- rename publication p to q
alter publication p rename to q;

-- rename event trigger e to e2
alter event trigger e rename to e2;
