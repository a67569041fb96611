import { pgSmartTags, type PgSmartTagRule } from "postgraphile/utils";

const hidden: PgSmartTagRule["tags"] = { behavior: ["-*"] };

/** Tables that only our own functions read, or whose rows say nothing to a client. */
const hiddenTables = ["event_outbox", "event_seals", "ddl_events", "plan_transitions"];

const rules: PgSmartTagRule[] = [
  ...hiddenTables.map((name): PgSmartTagRule => ({ kind: "class", match: `arch.${name}`, tags: hidden })),
  // `people` and `persons` have the same singular.
  { kind: "class", match: "arch.people", tags: { name: "role_holders" } },
  // GraphQL knows no statement that commits while it waits: clients poll `plan` or `waiting`.
  { kind: "procedure", match: "arch.await", tags: hidden },
];

/** What of schema `arch` the API leaves out or calls otherwise; everything else is what the database grants to `arch_user`. */
export const shownThingsPlugin: GraphileConfig.Plugin = pgSmartTags(rules, null, { name: "DataArchitectShownThingsPlugin", version: "1.0.0" });
