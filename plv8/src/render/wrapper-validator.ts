import type { DefinedObject } from "../types/catalog.ts";
import { quoteIdent } from "./names.ts";

const VALIDATOR = /^(CREATE FOREIGN DATA WRAPPER (?:"(?:[^"]|"")*"|[^" ]+)(?: HANDLER \S+)?) VALIDATOR (\S+)(?= OPTIONS )/u;

/** A wrapper that has a validator and options is made with these first: they may be older than it, and such as it would refuse now. */
export function withoutValidator(definition: string): string {
  return definition.replace(VALIDATOR, "$1");
}

/** What says its validator then. */
export function validatorApart(wrapper: DefinedObject): readonly string[] {
  const validator = VALIDATOR.exec(wrapper.definition ?? "")?.[2];
  return validator === undefined ? [] : [`alter foreign data wrapper ${quoteIdent(wrapper.name)} validator ${validator}`];
}
