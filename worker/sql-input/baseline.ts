/** What stands in a database as a first version: nothing is changed. */
import { setOwner } from "../../plv8/src/render/describe-object.ts";
import { renderOwner } from "../../plv8/src/render/finish-object.ts";
import { script } from "../../plv8/src/render/script.ts";
import type { Catalog, CatalogObject } from "../../plv8/src/types/catalog.ts";
import type { Design, DesignSettings } from "../../plv8/src/types/design.ts";
import type { Issue } from "../../plv8/src/types/issue.ts";
import type { Compiler } from "../compiler.ts";
import { declaredOf, type DeclaredSql } from "./declare-sql.ts";
import { designIds } from "./design-ids.ts";

export type Baseline = DeclaredSql & { readonly document: string; readonly catalog: Catalog; readonly fingerprint: string };

export function baseline(
  compiler: Compiler,
  project: string,
  settings: DesignSettings,
  catalog: Catalog,
): { readonly value: Baseline; readonly warnings: readonly Issue[] } {
  const ids = designIds(catalog, null, []);
  const design: Design = { settings, catalog, ids: ids.ok ? ids.value : [], evolve: [], decisions: [] };
  const made = script(catalog);
  const { fingerprint } = compiler.value<{ fingerprint: string }>("fingerprint", { catalog });
  return {
    value: {
      ...declaredOf("baseline", project, design, null, []),
      document: made.statements.map((statement) => `${statement};\n`).join("\n"),
      catalog,
      fingerprint,
    },
    warnings: [...made.missing.map(unscripted), ...strangers(catalog, settings.owner)],
  };
}

function unscripted(address: string): Issue {
  return warning(
    "baseline.not-covered",
    address,
    `${address.replace(":", " ")} is of a kind that no plan covers yet: it is watched, and a plan that would touch it is refused`,
    "change it by hand, then adopt the drift",
  );
}

/** A plan runs as the project's owner and can't change what belongs to another. */
function strangers(catalog: Catalog, owner: string): readonly Issue[] {
  const others = new Map<string, CatalogObject[]>();
  for (const object of catalog.objects) {
    if (
      object.owner === null ||
      object.owner === owner ||
      object.extension !== null ||
      object.owner === "pg_database_owner" ||
      renderOwner(object).length === 0
    )
      continue;
    others.set(object.owner, [...(others.get(object.owner) ?? []), object]);
  }
  return [...others].map(([other, objects]) => {
    const names = objects
      .slice(0, 3)
      .map((object) => object.address.replace(":", " "))
      .join(", ");
    return warning(
      "baseline.owner",
      objects[0]?.address ?? "",
      `${names}${objects.length > 3 ? ` and ${String(objects.length - 3)} more` : ""} ${objects.length === 1 ? "belongs" : "belong"} to ${other}; plans run as ${owner} and can't change ${objects.length === 1 ? "it" : "them"}`,
      handedOver(objects, owner),
    );
  });
}

/** Statement by statement: `reassign owned` would take along what other projects and we have, and is refused for the server's first role. */
function handedOver(objects: readonly CatalogObject[], owner: string): string {
  const said = objects.slice(0, MOST_SAID).map((object) => `${setOwner(object, owner)};`);
  const rest = objects.length - said.length;
  return [
    "before the next plan, as a role that may (it shows as drift until a version that has it is applied):",
    ...said,
    ...(rest === 0 ? [] : [`and ${String(rest)} more in the same way`]),
  ].join("\n");
}

const MOST_SAID = 50;

function warning(code: string, path: string, message: string, hint: string): Issue {
  return { code, severity: "warning", path, line: null, column: null, message, hint };
}
