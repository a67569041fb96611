/** The names that renames can be of, and what a name that is not among them may have meant. */
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import { partsOf } from "../../plv8/src/diff/moves.ts";
import { alike } from "./alike.ts";
import type { RenameHint } from "./rename-hints.ts";

/** Addresses of all objects, of values of enums and attributes of composite types. */
export function knownNames(catalog: Catalog): ReadonlySet<string> {
  return new Set(
    catalog.objects.filter((object) => object.extension === null).flatMap((object) => [object.address, ...partsOf(object).map((part) => part.address)]),
  );
}

/** The hint with whole addresses: a function is told by its name where that is enough, or by the arguments of the statement. */
export function resolvedHint(hint: RenameHint, before: ReadonlySet<string>, after: ReadonlySet<string>): RenameHint {
  if (hint.types === null) return hint;
  const to = functionNamed(hint.to, after, hint.types) ?? hint.to;
  const same = `${hint.from}${to.slice(hint.to.length)}`;
  const from =
    before.has(hint.from) || before.has(same) ? (before.has(hint.from) ? hint.from : same) : (functionNamed(hint.from, before, hint.types) ?? hint.from);
  return { ...hint, from, to };
}

const written: Readonly<Record<string, string>> = {
  int2: "smallint",
  int4: "integer",
  int8: "bigint",
  bool: "boolean",
  float4: "real",
  float8: "double precision",
  varchar: "character varying",
  bpchar: "character",
  timestamptz: "timestamp with time zone",
  timestamp: "timestamp without time zone",
  timetz: "time with time zone",
  time: "time without time zone",
  varbit: "bit varying",
};

function functionNamed(name: string, known: ReadonlySet<string>, types: readonly string[]): string | null {
  const found = [...known].filter((address) => address.startsWith(`${name}(`));
  if (found.length === 1) return found[0] ?? null;
  const said = types.map((type) => written[type] ?? type).join(", ");
  return (
    found.find(
      (address) =>
        address
          .slice(name.length + 1, -1)
          .split(", ")
          .map((type) => type.replace(/\[\]$/u, "").replace(/^.*\./u, ""))
          .join(", ") === said,
    ) ?? null
  );
}

/** `, did you mean shop.open_orders?` */
export function didYouMean(address: string, known: ReadonlySet<string>): string {
  const [kind, name] = [address.slice(0, address.indexOf(":") + 1), address.slice(address.indexOf(":") + 1)];
  const best = [...known]
    .filter((each) => each.startsWith(kind) && each !== address)
    .map((each) => ({ name: each.slice(kind.length), score: alike(lastOf(each.slice(kind.length)), lastOf(name)) }))
    .filter(({ score }) => score >= 0.4)
    .sort((one, two) => two.score - one.score || (one.name < two.name ? -1 : 1))[0];
  return best === undefined ? "" : `; did you mean ${best.name}?`;
}

function lastOf(name: string): string {
  return name.replace(/\(.*$/u, "").split(".").at(-1) ?? name;
}
