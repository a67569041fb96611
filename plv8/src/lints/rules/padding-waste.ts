import { rowBytes } from "../../design/size/row-bytes.ts";
import { widthOf } from "../../design/size/width-of.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const paddingWaste: StaticRule = {
  name: "padding_waste",
  title: "Space lost between columns",
  level: "info",
  category: "performance",
  reads: "static",
  what: "The order of the columns makes each row at least 8 bytes, and a tenth, longer than it need be.",
  why: "Values of 8 bytes start at multiples of 8: a boolean before a bigint costs 7 bytes of nothing, in every row, page and backup.",
  remedy: "At the next rebuild order required columns from wide to narrow: 8 bytes, 4 bytes, uuid and boolean, texts last.",
  bad: "create table a (x boolean not null, id bigint not null primary key, y boolean not null, at timestamptz not null, z boolean not null, n bigint not null)",
  good: "create table a (id bigint not null primary key, at timestamptz not null, n bigint not null, x boolean not null, y boolean not null, z boolean not null)",
  fine: "The table is small.",
  find: (schema) =>
    schema.tables.flatMap((table): readonly Found[] => {
      const columns = schema.columnsOf(table.address).filter((column) => column.generated?.kind !== "virtual");
      const now = rowBytes(columns);
      const best = rowBytes([...columns].sort((left, right) => widthOf(right.type).align - widthOf(left.type).align || left.position - right.position));
      const waste = Math.round(now - best);
      return waste < 8 || waste * 10 < best
        ? []
        : [
            {
              address: table.address,
              message: `each row of ${named(table)} takes about ${Math.round(now)} bytes; with the columns in another order ${Math.round(best)}`,
              evidence: { bytes_now: now, bytes_best: best },
              confidence: "likely",
            },
          ];
    }),
};
