/** Where something stands in the document: `["access", 0, "equals", 1]`. */
export type Path = readonly (string | number)[];

/**
 * The path as people read it.
 *
 * @example formatPath(["access", 0, "equals", 1]) // "access[0].equals[1]"
 */
export function formatPath(path: Path): string {
  let text = "";
  for (const part of path) {
    if (typeof part === "number") text += `[${part}]`;
    else if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(part)) text += text === "" ? part : `.${part}`;
    else text += `[${JSON.stringify(shorten(part))}]`;
  }
  return text;
}

/** A user's text as far as a message can hold it. */
export function shorten(text: string, limit = 60): string {
  const flat = text.replace(/\s+/g, " ");
  return flat.length > limit ? `${flat.slice(0, limit - 1)}…` : flat;
}
