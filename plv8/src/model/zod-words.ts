import { shorten, type Path } from "./path.ts";
import { attributeTypes } from "./schema-keys.ts";

/** What a value is, in words. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a map";
  if (typeof value === "string") return `the text \`${shorten(value)}\``;
  return `\`${String(value)}\``;
}

/** What zod expects, in words. */
export function expected(type: string): string {
  const words: Readonly<Record<string, string>> = {
    object: "a map",
    record: "a map",
    array: "a list",
    tuple: "a list",
    string: "text",
    number: "a number",
    int: "a whole number",
    boolean: "true or false",
  };
  return words[type] ?? type;
}

/** How the attribute would be written. */
export function remedyForAttribute(value: unknown): string {
  const type = typeof value === "string" && attributeTypes.includes(value) ? value : "…";
  return type === "…" ? `Write { type: … } with one of: ${attributeTypes.join(", ")}.` : `Write { type: ${type} }.`;
}

/** What to write instead of a value of the wrong type. */
export function remedyForType(type: string, value: unknown): string {
  if ((type === "number" || type === "int") && typeof value === "string" && /^[-+]?[\d_,' ]+$/.test(value)) return `Write ${value.replace(/[_,' ]/g, "")}.`;
  if (type === "boolean" && typeof value === "string" && /^(yes|on|y|true)$/i.test(value)) return "Write true.";
  if (type === "boolean" && typeof value === "string" && /^(no|off|n|false)$/i.test(value)) return "Write false.";
  if (type === "string" && (typeof value === "number" || typeof value === "boolean")) return `Quote it: "${String(value)}".`;
  if (type === "array") return "Write a list: [ … ].";
  if (type === "object" || type === "record") return "Write a map: key: value.";
  return `Write ${expected(type)}.`;
}

/** The words, or the first of them when they are many. */
export function listOf(words: readonly string[]): string {
  return words.length <= 24 ? words.join(", ") : `${words.slice(0, 20).join(", ")} … (${words.length} in all)`;
}

/** The last step of a path. */
export function lastName(path: Path): string {
  return String(path.at(-1) ?? "document");
}

/** A name that the text could become. */
export function suggestName(name: string): string {
  const plain = shorten(name, 40)
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+|_+$/g, "");
  return plain === "" ? "a_name" : plain;
}

/** With a capital letter, as the start of a sentence. */
export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
