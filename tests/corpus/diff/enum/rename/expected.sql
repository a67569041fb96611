-- enum rename

-- rename enum app.status to app.state
--   ! the body of app.said says status, which has another name then: Postgres does not change a body in quotes
alter type app.status rename to state;
