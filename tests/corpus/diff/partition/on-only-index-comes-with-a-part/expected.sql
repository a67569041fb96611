-- index create

-- create index shop.sales_amount
CREATE INDEX sales_amount ON ONLY shop.sales USING btree (amount);

-- create index shop.part_1
CREATE INDEX part_1 ON shop.sales_1 USING btree (amount);
alter index shop.sales_amount attach partition shop.part_1;
