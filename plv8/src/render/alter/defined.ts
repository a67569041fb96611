import type { DefinedKind, DefinedObject } from "../../types/catalog.ts";
import { objectPhrase } from "../describe-object.ts";
import { quoteIdent } from "../names.ts";
import { because, type Alter, type Alteration, type Pair } from "./alteration.ts";
import { alterBaseType } from "./base-type.ts";
import { alterForeignTable } from "./foreign-table.ts";
import { alterServer, alterWrapper } from "./foreign.ts";
import { alterOperator, alterOperatorFamily } from "./operator.ts";
import { alterPublication } from "./publication.ts";
import { alterSubscription } from "./subscription.ts";
import { alterDictionary, alterMappings } from "./text-search.ts";

/** Kinds that are one statement with what completes it: how that becomes another. */
export const alterDefined: Readonly<Record<DefinedKind, Alter<DefinedObject>>> = {
  range: never("a range type"),
  collation: never("a collation"),
  operator_class: never("an operator class"),
  cast: never("a cast"),
  conversion: never("a conversion"),
  text_search_parser: never("a text search parser"),
  text_search_template: never("a text search template"),
  language: never("a language"),
  user_mapping: never("whom a user mapping is for"),
  access_method: never("an access method"),
  transform: never("a transform"),
  rule: (pair) => [
    ...(pair.before.definition === pair.after.definition ? [] : [(pair.after.definition ?? "").replace(/^CREATE RULE/u, "CREATE OR REPLACE RULE")]),
    ...ruleState(pair),
  ],
  statistics: (pair, has) =>
    has("definition") ? because("Postgres can't change what statistics are about") : settled(pair, `alter ${objectPhrase(pair.after)} set statistics -1`),
  event_trigger: (pair, has) =>
    has("definition") ? because("Postgres can't change what an event trigger is about") : settled(pair, `alter ${objectPhrase(pair.after)} enable`),
  publication: alterPublication,
  subscription: alterSubscription,
  base_type: alterBaseType,
  operator: alterOperator,
  operator_family: alterOperatorFamily,
  text_search_dictionary: alterDictionary,
  text_search_configuration: alterMappings,
  foreign_data_wrapper: alterWrapper,
  foreign_server: alterServer,
  foreign_table: alterForeignTable,
};

function never(what: string): Alter<DefinedObject> {
  return () => because(`Postgres can't change ${what}`);
}

/** What completes the object, or what takes it back to how it is born. */
function settled({ before, after }: Pair<DefinedObject>, born: string): Alteration {
  const [former, later] = [before.additions ?? [], after.additions ?? []];
  if (former.join("\n") === later.join("\n")) return [];
  return later.length === 0 ? [born] : later;
}

function ruleState(pair: Pair<DefinedObject>): readonly string[] {
  const name = quoteIdent(pair.after.name);
  const table = pair.after.address.slice("rule:".length, -name.length - 1);
  const state = settled(pair, `alter table ${table} enable rule ${name}`);
  return "because" in state ? [] : state;
}
