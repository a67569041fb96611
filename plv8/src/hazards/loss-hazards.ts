import type { HazardRule } from "./hazard-rule.ts";

/** H04x: what is gone afterwards. */
export const lossHazards: readonly HazardRule[] = [
  {
    id: "H041",
    name: "loses_data",
    what: "A column or table with data is dropped.",
    why: "Its values leave the table; statements that name it fail.",
    bad: "alter table shop.customers drop column nickname;",
    good: "Stop using it, copy it to the archive schema with the keys, drop it when the plan is completed; a rollback restores the values.",
    fine: "The values stand in another column, or nobody needs them.",
  },
  {
    id: "H042",
    name: "archive_holds_copy",
    what: "An archive table keeps a copy of dropped values.",
    why: "What had to be erased by law is still there, readable by the owner, until the archive is dropped.",
    bad: "Dropping a private column in order to erase it, and keeping its archive.",
    good: "Drop the archive as soon as the retention rule of the data says so.",
    fine: "The retention rule allows the time that archives are kept.",
  },
  {
    id: "H043",
    name: "unmanaged_dependent",
    what: "An object outside the model depends on what the plan changes.",
    why: "It would break, or would be dropped along; the plan is refused.",
    bad: "A hand-made view over a column that the model drops.",
    good: "Take the object into the model, or drop it by hand before planning again.",
    fine: "Never: it is always refused, with the object's name.",
  },
  {
    id: "H044",
    name: "slot_stays",
    what: "A subscription is dropped; its slot stays at the publisher.",
    why: "A plan does not connect to the publisher: the slot keeps its log files there until the disk is full.",
    bad: "Dropping a subscription whose publisher nobody looks after.",
    good: "At the publisher, right afterwards: select pg_drop_replication_slot('orders_here');",
    fine: "The slot is gone already, or another subscription goes on from it.",
  },
];
