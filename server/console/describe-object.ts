type Json = Readonly<Record<string, unknown>>;
export type Change = {
  readonly kind: "create" | "drop" | "alter" | "rename";
  readonly address: string;
  readonly before?: Json;
  readonly after?: Json;
  readonly properties?: readonly string[];
};

/** Fields that say where an object is or what it is made of, not what it is. */
const routine = new Set(["address", "name", "kind", "schema", "table", "position", "depends_on", "extension"]);

/** The table an object belongs to, else the object itself: `shop.orders`. */
export function groupOf(change: Change): string {
  const object = change.after ?? change.before ?? {};
  const table = typeof object["table"] === "string" ? object["table"] : null;
  const schema = typeof object["schema"] === "string" ? object["schema"] : null;
  if (table !== null && schema !== null) return table.includes(".") ? table : `${schema}.${table}`;
  return change.address.slice(change.address.indexOf(":") + 1);
}

/** `column email`, `index orders_customer_id_idx`. */
export function nameOf(object: Json): string {
  return `${String(object["kind"])} ${String(object["name"])}`;
}

/** An object in one line, close to how SQL says it. For a change only what differs is added to that. */
export function describe(object: Json | undefined, properties: readonly string[] = []): string | null {
  if (object === undefined) return null;
  const differing = properties
    .filter((property) => !routine.has(property) && !said(object).includes(property))
    .map((property) => `${property.replaceAll("_", " ")}: ${short(object[property])}`);
  return [sql(object), ...differing].filter((part) => part !== "").join("\n") || "as named";
}

function said(object: Json): readonly string[] {
  return object["kind"] === "column" ? ["type", "not_null", "default", "identity", "generated"] : ["definition", "values", "using", "check", "command"];
}

function sql(object: Json): string {
  if (object["kind"] === "column") {
    const generated = object["generated"] as { expression: string } | null | undefined;
    return [
      String(object["type"]),
      object["not_null"] === true ? "not null" : "",
      typeof object["default"] === "string" ? `default ${object["default"]}` : "",
      generated ? `generated always as (${generated.expression})` : "",
      object["identity"] ? "identity" : "",
    ]
      .filter((part) => part !== "")
      .join(" ");
  }
  if (Array.isArray(object["values"])) return object["values"].join(", ");
  if (object["kind"] === "policy") {
    return [
      `for ${String(object["command"])}`,
      object["using"] ? `using (${String(object["using"])})` : "",
      object["check"] ? `with check (${String(object["check"])})` : "",
    ]
      .filter((part) => part !== "")
      .join(" ");
  }
  const definition = object["definition"];
  return typeof definition === "string" ? definition.trim().split("\n").slice(0, 8).join("\n") : "";
}

function short(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value ?? null);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
