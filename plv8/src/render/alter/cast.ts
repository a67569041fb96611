import { quoteIdent } from "../names.ts";

const numbers = new Set(["smallint", "integer", "bigint", "numeric", "real", "double precision"]);
const texts = new Set(["text", "character varying", "character", "name", "\"char\"", "json", "xml", "unknown"]);
const times = new Set(["date", "timestamp without time zone", "timestamp with time zone", "time without time zone", "time with time zone", "interval"]);

/** ` using n::date`; nothing where Postgres casts by itself. */
export function usingClause(column: string, from: string, to: string): string {
  const plain = family(from) === family(to) && (family(from) === "number" || (family(from) === "text" && !["json", "xml"].includes(bare(from)) && !["json", "xml"].includes(bare(to))));
  return (bare(from) === bare(to) && from.endsWith("[]") === to.endsWith("[]")) || (plain && !from.endsWith("[]") && !to.endsWith("[]")) ? "" : ` using ${quoteIdent(column)}::${castThroughText(from, to)}`;
}

/** What a value is cast to on its way to a type: straight on, or through its text where Postgres has no cast between the two (an enum and another, a boolean and a date). */
function castThroughText(from: string, to: string): string {
  const [former, later] = [family(from), family(to)];
  const array = from.endsWith("[]") && to.endsWith("[]") ? "[]" : "";
  const through = `text${array}::${to}`;
  if (from.endsWith("[]") !== to.endsWith("[]")) return from.endsWith("[]") || !texts.has(bare(from)) ? through : to;
  if (former === "text" || later === "text") return to;
  if (former === later && former !== "own") return to;
  if (former === "own" || later === "own") return bare(from) === bare(to) ? to : through;
  return (former === "boolean" && bare(to) === "integer") || (later === "boolean" && bare(from) === "integer") || former === "other" || later === "other" ? to : through;
}

function bare(type: string): string {
  return type.replace(/\[\]$/u, "").replace(/\([^)]*\)/u, "");
}

/** `own`: a type of some schema: an enum, a domain, a composite. */
function family(type: string): "number" | "text" | "time" | "boolean" | "uuid" | "own" | "other" {
  const name = bare(type);
  if (name.includes(".")) return "own";
  return numbers.has(name) ? "number" : texts.has(name) ? "text" : times.has(name) ? "time" : name === "boolean" || name === "uuid" ? name : "other";
}
