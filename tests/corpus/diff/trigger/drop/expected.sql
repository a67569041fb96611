-- trigger drop

-- drop trigger s.t.z
drop trigger z on s.t;
