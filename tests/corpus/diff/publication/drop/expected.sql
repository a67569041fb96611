-- publication drop

-- drop publication p
drop publication p;
