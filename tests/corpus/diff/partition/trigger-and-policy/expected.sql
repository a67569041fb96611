-- policy create, table alter, table.row_security, trigger create

-- alter table s.t: row_security
alter table s.t enable row level security;

-- create trigger s.t.z
CREATE TRIGGER z AFTER INSERT ON s.t FOR EACH ROW EXECUTE FUNCTION s.f();

-- create policy s.t.p
create policy p on s.t as permissive for all to public using (true);
