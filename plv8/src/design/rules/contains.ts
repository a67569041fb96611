import { quoteIdent } from "../../render/names.ts";
import type { AccessPattern } from "../../model/schema-document.ts";
import type { Thing } from "../../model/resolved.ts";
import type { DesignInput } from "../design-input.ts";
import { generatedName, indexAddress } from "../names.ts";
import { indexObject } from "../objects.ts";
import type { Part } from "../part.ts";

const forms: Readonly<
  Record<
    string,
    {
      readonly method: "gin" | "gist";
      readonly family: string;
      readonly asks: string;
      readonly because: string;
      readonly rejected: string;
      readonly cost: string;
    }
  >
> = {
  list: {
    method: "gin",
    family: "",
    asks: "@> ARRAY[…]",
    because: "an inverted index knows the rows of each item",
    rejected: "a b-tree on the array: it compares whole arrays only",
    cost: "one entry per item and row",
  },
  json: {
    method: "gin",
    family: " jsonb_path_ops",
    asks: "@> '{…}'",
    because: "hashes of whole paths: smaller than keys and values apart",
    rejected: "jsonb_ops: larger, worth it only to ask whether a key exists",
    cost: "one entry per value and row",
  },
  range: {
    method: "gist",
    family: "",
    asks: "@> …, or && …",
    because: "a tree of bounding ranges finds overlap and containment",
    rejected: "a b-tree: it sorts by the lower end only",
    cost: "inserts are two to three times slower than into a b-tree",
  },
  point: {
    method: "gist",
    family: "",
    asks: "<@ box '…'",
    because: "a tree of bounding boxes finds what lies in one",
    rejected: "two b-trees on longitude and latitude: each reads a whole stripe of the earth",
    cost: "inserts are two to three times slower than into a b-tree",
  },
};

/** What lies in a list, json, range or point is found by an index of the right kind. */
export function containsRule(thing: Thing, patterns: readonly { readonly pattern: AccessPattern }[], { settings }: DesignInput): Part {
  const asked = new Map<string, AccessPattern[]>();
  for (const { pattern } of patterns) for (const name of pattern.contains ?? []) asked.set(name, [...(asked.get(name) ?? []), pattern]);
  const parts = [...asked].flatMap(([name, serves]): readonly Part[] => {
    const form = forms[thing.attributes[name]?.type ?? ""];
    if (form === undefined) return [];
    const index = generatedName([thing.table, name, form.method], "idx");
    const who = serves.map((pattern) => pattern.name).join(", ");
    return [
      {
        objects: [
          indexObject(settings, thing.table, {
            name: index,
            method: form.method,
            keys: [{ text: `${quoteIdent(name)}${form.family}`, key: name }],
            columns: [name],
            comment: `Serves ${who}: where ${name} ${form.asks}.`,
          }),
        ],
        decisions: [
          {
            subject: indexAddress(settings.schema, index),
            rule: `access.${form.method}`,
            reason: `${who} asks what lies in ${name} (${form.asks}): ${form.because}.`,
            cites: serves.map((pattern) => `access.${pattern.name}`),
            rejected: form.rejected,
            cost: form.cost,
          },
        ],
      },
    ];
  });
  return { objects: parts.flatMap((part) => part.objects ?? []), decisions: parts.flatMap((part) => part.decisions ?? []) };
}
