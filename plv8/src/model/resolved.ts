import type { Path } from "./path.ts";
import type { Attribute } from "./schema-attribute.ts";
import type { AccessPattern, EvolveEntry } from "./schema-document.ts";
import type { Entity } from "./schema-entity.ts";

/** How a thing stands to the tenant: it is the tenant, belongs to one, is shared by all; `none` where tenancy is not by row. */
export type TenantRole = "tenant" | "owned" | "global" | "none";

/** A to-one key of a thing: a named reference, `<role>_id` in the table. */
export type Key = {
  readonly role: string;
  readonly id: string;
  readonly to: string;
  readonly is: string | null;
  readonly required: boolean;
  readonly unique: boolean;
  readonly on_delete: "restrict" | "cascade" | "set_null";
  readonly column: string;
  readonly path: Path;
  /** True where things need each other in a ring: the key is looked at when the transaction ends. */
  readonly deferred: boolean;
};

/** Several keys of which one (or at most one) is set. */
export type Arc = { readonly role: string; readonly columns: readonly string[]; readonly required: boolean; readonly path: Path };

/** What becomes a table: an entity, the link of a many-to-many relationship, or a list whose items are used one by one. */
export type Thing = {
  readonly kind: "entity" | "link" | "list";
  readonly name: string;
  readonly id: string;
  readonly table: string;
  readonly is: string;
  readonly path: Path;
  readonly attributes: Readonly<Record<string, Attribute>>;
  /** To-one keys as declared, in order; of a link its two sides. Neither the owner (`within`) nor an inherited tenant is among them. */
  readonly keys: readonly Key[];
  readonly arcs: readonly Arc[];
  readonly within: string | null;
  readonly tenant: TenantRole;
  /** What a session must see to see rows of it: owner (null) or to-one keys that lead to what is `visible` in ways of its own; null where nothing is asked. */
  readonly seenThrough: readonly (Key | null)[] | null;
  /** The entity's own entry; null for links. */
  readonly entity: Entity | null;
};

/** A document whose references are followed: what the designer reads. */
export type ResolvedModel = {
  readonly name: string;
  readonly keys: "uuid_v7" | "uuid_v4" | "bigint";
  readonly timestamps: boolean;
  /** Whether every table tells which login made and changed its rows. */
  readonly authors: boolean;
  readonly workload: "oltp" | "write_heavy" | "read_heavy" | "analytical" | "mixed";
  readonly tenancy: "none" | "row" | "schema" | "database";
  /** The entity that a session acts for, and what sessions are for. */
  readonly actor: string | null;
  readonly purposes: readonly string[];
  /** How far ahead the design looks, in months; null where the model does not say. */
  readonly horizon: number | null;
  readonly areas: Readonly<Record<string, string>>;
  /** Extensions that the design may use. */
  readonly extensions: readonly string[];
  /** The tenant entity's name with tenancy by row, else null. */
  readonly tenant: string | null;
  /** In the document's order: entities, then links. */
  readonly things: readonly Thing[];
  readonly access: readonly AccessPattern[];
  readonly evolve: Readonly<Record<string, EvolveEntry>>;
};

/** Things by name. */
export function byName(model: ResolvedModel): ReadonlyMap<string, Thing> {
  return new Map(model.things.map((thing) => [thing.name, thing]));
}
