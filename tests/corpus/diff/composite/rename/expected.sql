-- composite rename

-- rename composite app.money to app.cash
alter type app.money rename to cash;

-- app.cash: rename attribute currency to iso_code
alter type app.cash rename attribute currency to iso_code;
