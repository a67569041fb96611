-- function drop

-- drop function s.f(integer, text)
drop function s.f(a integer, b text);
