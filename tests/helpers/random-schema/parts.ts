import fc from "fast-check";
import { quoteIdent, quoteLiteral } from "../../../plv8/src/render/names.ts";
import { pieceKind } from "./piece.ts";
import { nth } from "./words.ts";

/** The n-th of what a query finds, under a name; nothing where it finds none. */
const onNth = (query: string, n: number, statement: string): string =>
  `do $$ declare found record; begin ${query} offset ${String(n)} limit 1; if found is not null then execute pg_catalog.format(${quoteLiteral(statement)}, found.one, found.two); end if; end $$`;

const partsOfIndexes =
  "select c.oid::regclass as one, c.relname as two into found from pg_class as c where c.relispartition and c.relkind in ('i', 'I') order by c.relname";
const counters =
  "select c.oid::regclass as one, c.relname as two into found from pg_depend as d join pg_class as c on c.oid = d.objid and c.relkind = 'S' where d.classid = 'pg_class'::regclass and d.deptype = 'i' order by c.relname";
const wholeIndexes =
  "select t.oid::regclass as one, c.relname as two into found from pg_class as c join pg_index as i on i.indexrelid = c.oid join pg_class as t on t.oid = i.indrelid where c.relispartition and i.indisunique and not exists (select from pg_constraint as k where k.conindid = c.oid) order by c.relname";

/** What Postgres makes without being asked, and may be spoken of: parts of indexes, sequences of identity columns. */
export const partStateKind = pieceKind({
  kind: "part_state",
  space: "relation",
  level: 70,
  weight: 3,
  shape: fc.record({ nth: fc.nat(4), what: fc.nat(7), role: fc.nat(2) }),
  statements: ({ name, shape }, { roles }) => {
    const words = [
      onNth(partsOfIndexes, shape.nth, `alter index %s rename to ${quoteIdent(name).replaceAll("%", "%%")}`),
      onNth(partsOfIndexes, shape.nth, "comment on index %s is 'A part.'"),
      onNth(partsOfIndexes, shape.nth + 1, `alter index %s rename to ${quoteIdent(name).replaceAll("%", "%%")}`),
      onNth(counters, shape.nth, `alter sequence %s rename to ${quoteIdent(name).replaceAll("%", "%%")}`),
      onNth(counters, shape.nth, `grant usage on sequence %s to ${quoteIdent(nth(roles, shape.role)).replaceAll("%", "%%")}`),
      onNth(counters, shape.nth, "comment on sequence %s is 'Counts.'"),
      onNth(wholeIndexes, shape.nth, "alter table %s add constraint %2$I unique using index %2$I"),
      onNth(partsOfIndexes, shape.nth, `alter index %s rename to ${quoteIdent(name).replaceAll("%", "%%")}`),
    ];
    return [nth(words, shape.what)];
  },
});
