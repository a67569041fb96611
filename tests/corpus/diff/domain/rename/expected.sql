-- domain rename, domain.checks, range rename

-- rename domain app.amount to app.price
alter domain app.amount rename to price;

-- rename range app.span to app.period
alter type app.span rename to period;

-- period: rename its multirange span_multirange to period_multirange
alter type app.span_multirange rename to period_multirange;

-- alter domain app.price: checks
alter domain app.price rename constraint amount_check to price_check;
