-- index rename, materialized_view rename

-- rename materialized view app.totals to app.sums
alter materialized view app.totals rename to sums;

-- rename index totals_status_idx to sums_status_idx
alter index app.totals_status_idx rename to sums_status_idx;
