-- operator drop

-- drop operator s.===(integer, integer)
drop operator s.===(integer, integer);
