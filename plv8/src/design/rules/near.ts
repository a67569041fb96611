import { quoteIdent } from "../../render/names.ts";
import type { AccessPattern } from "../../model/schema-document.ts";
import type { Thing } from "../../model/resolved.ts";
import type { DesignInput } from "../design-input.ts";
import { generatedName, indexAddress } from "../names.ts";
import { indexObject } from "../objects.ts";
import type { Part } from "../part.ts";

const distances = {
  cosine: { family: "vector_cosine_ops", operator: "<=>" },
  l2: { family: "vector_l2_ops", operator: "<->" },
  inner_product: { family: "vector_ip_ops", operator: "<#>" },
} as const;

/** The nearest rows come from an index that is walked outwards: HNSW for vectors, GiST for points. */
export function nearRule(thing: Thing, patterns: readonly { readonly pattern: AccessPattern }[], { settings }: DesignInput): Part {
  const objects: NonNullable<Part["objects"]>[number][] = [];
  const decisions: NonNullable<Part["decisions"]>[number][] = [];
  const asked = new Set(patterns.flatMap(({ pattern }) => (pattern.near === undefined ? [] : [pattern.near])));
  for (const name of asked) {
    const attribute = thing.attributes[name];
    const serves = patterns.filter(({ pattern }) => pattern.near === name).map(({ pattern }) => pattern.name);
    const shared = patterns.some(({ pattern }) => pattern.contains?.includes(name));
    const cites = serves.map((pattern) => `access.${pattern}`);
    if (attribute?.type === "vector") {
      const { family, operator } = distances[attribute.distance];
      const index = generatedName([thing.table, name, "hnsw"], "idx");
      objects.push(
        indexObject(settings, thing.table, {
          name: index,
          method: "hnsw",
          keys: [{ text: `${quoteIdent(name)} public.${family}`, key: name }],
          columns: [name],
          comment: `Serves ${serves.join(", ")}: order by ${name} ${operator} ….`,
        }),
      );
      decisions.push({
        subject: indexAddress(settings.schema, index),
        rule: "access.hnsw",
        reason: `${serves.join(", ")} asks for the most alike by ${attribute.distance.replace("_", " ")}: a graph of neighbours is walked, most of the true nearest are found.`,
        cites,
        rejected: "ivfflat: must be built after the data are there, and again when they change",
        cost: `about ${attribute.dimensions * 4 + 200} bytes a row; inserts take milliseconds`,
      });
    } else if (attribute?.type === "point") {
      const index = generatedName([thing.table, name, "gist"], "idx");
      if (!shared) {
        objects.push(
          indexObject(settings, thing.table, {
            name: index,
            method: "gist",
            keys: [{ text: quoteIdent(name), key: name }],
            columns: [name],
            comment: `Serves ${serves.join(", ")}: order by ${name} <-> ….`,
          }),
        );
      }
      decisions.push({
        subject: indexAddress(settings.schema, index),
        rule: "access.nearest",
        reason: `${serves.join(", ")} asks for the nearest: the tree of boxes is walked outwards. Distances are in degrees; compute metres for the rows found.`,
        cites,
        rejected: "sorting all rows by distance",
        cost: "inserts are two to three times slower than into a b-tree",
      });
    }
  }
  return { objects, decisions };
}
