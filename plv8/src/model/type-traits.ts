import type { Attribute } from "./schema-attribute.ts";

type Type = Attribute["type"];

/** Numbers that can be added up. */
export const numbers: readonly string[] = ["integer", "decimal", "money"] satisfies readonly Type[];

/** Texts in which words can be searched. */
export const searchable: readonly string[] = ["text", "long_text", "email", "url"] satisfies readonly Type[];

/** Types whose values have no order: neither equality by index, nor range, nor sort. */
export const unordered: readonly string[] = ["json", "long_text", "point", "vector", "list", "range"] satisfies readonly Type[];

/** Types whose values can't be told equal by an index. */
export const incomparable: readonly string[] = ["json", "long_text", "point", "vector", "list"] satisfies readonly Type[];

/** Types that are asked for what lies in them. */
export const containers: readonly string[] = ["json", "list", "range", "point"] satisfies readonly Type[];

/** Types of which the nearest can be asked for. */
export const nearable: readonly string[] = ["vector", "point"] satisfies readonly Type[];
