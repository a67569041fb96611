import { Kind, parse, type DocumentNode, type SelectionSetNode } from "postgraphile/graphql";

export type QueryLimits = { readonly depth: number; readonly fields: number; readonly characters: number };

/** Far above what the console asks for, far below what makes planning slow (1,000 aliases took 13 s). */
const defaultLimits: QueryLimits = { depth: 12, fields: 400, characters: 20_000 };

/**
 * Why a query is too large to be planned, or null when it is within the limits.
 * Fields are counted as they would run, so a fragment spread many times counts as many times.
 */
export function refuseLargeQuery(query: string, limits: QueryLimits = defaultLimits): string | null {
  if (query.length > limits.characters) return `the query has ${query.length} characters; at most ${limits.characters} are accepted: ask for less, or split it`;
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: limits.characters });
  } catch {
    return null; // a syntax error is reported, with its place, by the regular parser
  }
  const seen = measure(document, limits);
  if (seen.depth > limits.depth) return `the query is more than ${limits.depth} levels deep: ask for less, or split it`;
  if (seen.fields > limits.fields) return `the query asks for more than ${limits.fields} fields: ask for less, or split it`;
  return null;
}

function measure(document: DocumentNode, limits: QueryLimits): { depth: number; fields: number } {
  const fragments = new Map(document.definitions.flatMap((d) => (d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d.selectionSet] as const] : [])));
  let fields = 0;
  let deepest = 0;
  const walk = (set: SelectionSetNode, depth: number): void => {
    deepest = Math.max(deepest, depth);
    for (const selection of set.selections) {
      if (fields > limits.fields || depth > limits.depth) return; // enough known; also ends fragment cycles
      if (selection.kind === Kind.FIELD) {
        fields += 1;
        if (selection.selectionSet) walk(selection.selectionSet, depth + 1);
      } else {
        const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : fragments.get(selection.name.value);
        if (inner) walk(inner, depth + 1);
      }
    }
  };
  for (const definition of document.definitions) if (definition.kind === Kind.OPERATION_DEFINITION) walk(definition.selectionSet, 1);
  return { depth: deepest, fields };
}
