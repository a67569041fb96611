import { sayBytes } from "../../design/size/say-size.ts";
import { dropIndex } from "../../render/alter-index.ts";
import { leads } from "../keys.ts";
import type { Found, RuntimeRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";
import { ENOUGH_DAYS, countersAge } from "../say-age.ts";

export const unusedIndex: RuntimeRule = {
  name: "unused_index",
  title: "Index that no query reads",
  level: "info",
  category: "performance",
  reads: "runtime",
  what: "An index that is neither unique nor a replica identity nor the only one behind a foreign key was not read since the counters began, at least 14 days ago.",
  why: "Each write pays for it. But 'unused' is not 'droppable': a standby, a yearly report or a rare delete may need it.",
  remedy: "Look at the counters of every standby, wait for a second look after a month's end, then drop it concurrently.",
  bad: "create table a (id int primary key, n int); insert into a select n, n from generate_series(1, 60000) as n; create index a_n_idx on a (n)",
  good: "create table a (id int primary key, n int); insert into a select n, n from generate_series(1, 60000) as n",
  fine: "It serves a rare but urgent question.",
  find: (schema, facts) => {
    if (facts.statistics_days === null || facts.statistics_days < ENOUGH_DAYS || facts.standby) return [];
    return schema.tables.flatMap((table) =>
      schema.indexesOf(table.address).flatMap((index): readonly Found[] => {
        const counted = facts.indexes[index.address];
        if (counted === undefined || counted.scans > 0 || counted.bytes < 1_000_000 || index.unique || table.replica_identity === `index ${index.name}`)
          return [];
        const key = schema.keysOf(table.address).find((each) => each.address === index.address);
        const serves = schema
          .foreignKeysOf(table.address)
          .find(
            (each) => key !== undefined && leads(key, each.columns) && schema.keysOf(table.address).filter((other) => leads(other, each.columns)).length === 1,
          );
        if (serves !== undefined) return [];
        return [
          {
            address: index.address,
            message: `${named(index)} (${sayBytes(counted.bytes)}) was not read ${countersAge(facts)}${facts.replicas > 0 ? `; ${facts.replicas} standbys were not asked` : ""}`,
            evidence: { bytes: counted.bytes, scans: 0, statistics_days: facts.statistics_days, replicas: facts.replicas },
            confidence: facts.replicas > 0 ? "possible" : "likely",
            fix: [dropIndex(table.schema, index.name, table.partition_key === null)],
          },
        ];
      }),
    );
  },
};
