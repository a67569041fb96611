-- constraint create

-- create constraint s.a.a_b_fkey
alter table s.a add constraint a_b_fkey FOREIGN KEY (b) REFERENCES s.b(id);

-- create constraint s.b.b_a_fkey
alter table s.b add constraint b_a_fkey FOREIGN KEY (a) REFERENCES s.a(id);
