-- trigger alter, trigger.enabled

-- alter trigger s.t.y: enabled
alter table s.t enable trigger y;

-- alter trigger s.t.z: enabled
alter table s.t enable always trigger z;
