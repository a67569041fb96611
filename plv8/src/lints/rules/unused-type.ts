import { dropObject } from "../../render/drop-object.ts";
import type { Found, StaticRule } from "../lint-rule.ts";
import { named } from "../lookup.ts";

export const unusedType: StaticRule = {
  name: "unused_type",
  title: "Type that nothing uses",
  level: "info",
  category: "maintenance",
  reads: "static",
  what: "An enum, domain, composite or range type is used by no column, function or type.",
  why: "It is left over from a change, and somebody will extend it in vain.",
  remedy: "Drop it.",
  bad: "create type mood as enum ('well', 'ill')",
  good: "create type mood as enum ('well', 'ill'); create table a (id int primary key, how mood not null)",
  fine: "Code outside names it in casts.",
  find: (schema) =>
    [...schema.all("enum"), ...schema.all("domain"), ...schema.all("composite"), ...schema.all("range")].flatMap((type): readonly Found[] =>
      schema.usersOf(type.address).length > 0 || schema.all("table").some((table) => table.of_type === type.address)
        ? []
        : [{ address: type.address, message: `nothing here uses ${named(type)}`, evidence: {}, confidence: "likely", fix: [dropObject(type)] }],
    ),
};
