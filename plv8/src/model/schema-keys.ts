import type { Path } from "./path.ts";
import { attributeSchema } from "./schema-attribute.ts";
import { documentSchema } from "./schema-document.ts";

/** What this file needs to know of a zod definition. */
type Definition = {
  readonly def: {
    readonly type: string;
    readonly innerType?: Definition;
    readonly valueType?: Definition;
    readonly element?: Definition;
    readonly options?: readonly Definition[];
    readonly discriminator?: string;
    readonly values?: readonly unknown[];
  };
  readonly shape?: Readonly<Record<string, Definition>>;
};

/** Names of all attribute types. */
export const attributeTypes: readonly string[] = (attributeSchema as unknown as Definition).def.options!.map((option) =>
  String(option.shape!["type"]!.def.values![0]),
);

/** The keys allowed at a path of a document, by the definition; empty where any name is. */
export function allowedKeys(path: Path, document: unknown): readonly string[] {
  let schema: Definition | undefined = unwrap(documentSchema as unknown as Definition);
  let value: unknown = document;
  for (const step of path) {
    schema = stepInto(choose(schema, value), step);
    value = typeof value === "object" && value !== null && Object.hasOwn(value, step) ? (value as Record<string | number, unknown>)[step] : undefined;
    if (schema === undefined) return [];
  }
  return Object.keys(choose(schema, value)?.shape ?? {});
}

function stepInto(schema: Definition | undefined, step: string | number): Definition | undefined {
  if (schema === undefined) return undefined;
  const next =
    schema.def.type === "object"
      ? Object.hasOwn(schema.shape ?? {}, step)
        ? schema.shape?.[step]
        : undefined
      : schema.def.type === "record"
        ? schema.def.valueType
        : schema.def.element;
  return next === undefined ? undefined : unwrap(next);
}

function unwrap(schema: Definition): Definition {
  return schema.def.innerType === undefined ? schema : unwrap(schema.def.innerType);
}

/** Of a union, the option that the value means. */
function choose(schema: Definition | undefined, value: unknown): Definition | undefined {
  if (schema?.def.options === undefined) return schema;
  const { options, discriminator } = schema.def;
  const data = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  if (discriminator !== undefined) return options.find((option) => option.shape?.[discriminator]?.def.values?.[0] === data[discriminator]);
  return "between" in data ? options[1] : "to_one_of" in data ? options[2] : options[0];
}
