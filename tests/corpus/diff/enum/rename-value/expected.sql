-- enum alter, enum.values

-- app.status: rename value open to opened
alter type app.status rename value 'open' to 'opened';
