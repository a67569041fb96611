import type { DefinedObject } from "../../types/catalog.ts";
import { quoteIdent } from "../names.ts";
import { because, type Alter } from "./alteration.ts";
import { foreignOptions } from "./options.ts";
import { takeClause } from "./read-definition.ts";

export const alterWrapper: Alter<DefinedObject> = ({ before, after }) => {
  const [former, later] = [read(before, /^( HANDLER \S+)?( VALIDATOR \S+)?$/u), read(after, /^( HANDLER \S+)?( VALIDATOR \S+)?$/u)];
  const word = (at: 1 | 2, none: string): string =>
    former.words[at] === later.words[at] ? "" : (later.words[at]?.replace(/^ [A-Z]+/u, (name) => name.toLowerCase()) ?? ` no ${none}`);
  const words = `${word(1, "handler")}${word(2, "validator")}${foreignOptions(former.options, later.options)}`;
  return words === "" ? [] : [`alter foreign data wrapper ${quoteIdent(after.name)}${words}`];
};

export const alterServer: Alter<DefinedObject> = ({ before, after }) => {
  const form = /^( TYPE '(?:[^']|'')*')?( VERSION '(?:[^']|'')*')?( FOREIGN DATA WRAPPER .*)$/u;
  const [former, later] = [read(before, form), read(after, form)];
  if (former.words[1] !== later.words[1] || former.words[3] !== later.words[3])
    return because("Postgres can't change the type or the wrapper of a foreign server");
  const version = former.words[2] === later.words[2] ? "" : ` version ${later.words[2]?.slice(" VERSION ".length) ?? "null"}`;
  const words = `${version}${foreignOptions(former.options, later.options)}`;
  return words === "" ? [] : [`alter server ${quoteIdent(after.name)}${words}`];
};

function read({ definition, name, kind }: DefinedObject, form: RegExp): { readonly words: readonly (string | undefined)[]; readonly options: string | null } {
  const { rest, inside } = takeClause(definition ?? "", "options");
  const head = `CREATE ${kind === "foreign_server" ? "SERVER" : "FOREIGN DATA WRAPPER"} ${quoteIdent(name)}`;
  return { words: form.exec(rest.slice(head.length)) ?? [], options: inside };
}
