/**
 * Another name for an entity, attribute, role or link, wherever a document speaks of it. Identities stay, so that the next plan is a rename and no row is lost.
 */
import { isMap, isScalar, isSeq, type Document, type Node, type Pair, type YAMLMap } from "yaml";

/** What was asked can't be done; nothing was changed. */
export class RenameRefused extends Error {}

const nameForm = /^[a-z][a-z0-9_]*$/;

/**
 * Renames `customer` to `client`, or `customer.name` to `full_name`, in place.
 *
 * @throws RenameRefused where there is no such thing, or the new name is taken.
 */
export function renameInModel(document: Document, former: string, name: string): void {
  const [thing = "", member] = former.split(".");
  const short = name.includes(".") ? (name.split(".")[1] ?? "") : name;
  if (!nameForm.test(short)) throw new RenameRefused(`\`${short}\` is not a name: lower-case letters, digits and underscores, a letter first`);
  if (name.includes(".") && (member === undefined || name.split(".")[0] !== thing))
    throw new RenameRefused(`an attribute stays in its entity: write ${thing}.… as the new name`);
  const entities = document.get("entities");
  if (!isMap(entities)) throw new RenameRefused("the document has no entities");
  if (member === undefined) renameThing(document, entities, thing, short);
  else renameMember(document, entities, thing, member, short);
}

function renameThing(document: Document, entities: YAMLMap, former: string, name: string): void {
  const links = relationships(document).filter((each) => each.has("between"));
  const link = links.find((each) => each.get("name") === former);
  if (entities.has(name) || links.some((each) => each.get("name") === name)) throw new RenameRefused(`there is a \`${name}\` already`);
  if (link !== undefined) {
    if (!link.has("id")) link.set("id", former);
    link.set("name", name);
    for (const pattern of patternsOf(document, former)) pattern.set("entity", name);
    return;
  }
  const entity = entities.get(former);
  if (!isMap(entity)) throw new RenameRefused(`there is no entity or link \`${former}\`; there are: ${keysOf(entities).join(", ")}`);
  const roleNames = keepIdentities(document, former, name);
  for (const thing of [...keysOf(entities), ...links.map((each) => String(each.get("name")))]) {
    if (!hasOwnName(document, entities, thing, former)) swapIn(document, entities, thing, former, name);
  }
  for (const [thing, role, renamed] of roleNames) swapIn(document, entities, thing, role, renamed);
  rekey(entities, former, name);
  if (!entity.has("id")) entity.items.splice(entity.has("is") ? 1 : 0, 0, document.createPair("id", former) as Pair);
  for (const other of entities.items.map((pair) => pair.value)) {
    if (!isMap(other)) continue;
    if (other.get("within") === former) other.set("within", name);
    for (const sum of mapsOf(other.get("sums"))) if (sum.get("of") === former) sum.set("of", name);
    for (const way of mapsOf(other.get("visible"))) if (way.get("by") === former) way.set("by", name);
  }
  if (document.getIn(["intent", "actor"]) === former) document.setIn(["intent", "actor"], name);
  if (document.getIn(["intent", "tenancy", "by"]) === former) document.setIn(["intent", "tenancy", "by"], name);
  for (const pattern of patternsOf(document, former)) pattern.set("entity", name);
  rekeyEvolve(document, (key) => (key.startsWith(`${former}.`) ? `${name}${key.slice(former.length)}` : key));
}

/** Relationships speak of the new name; columns that were named after the entity get their new name under their old identity. */
function keepIdentities(document: Document, former: string, name: string): readonly (readonly [string, string, string])[] {
  const renamed: (readonly [string, string, string])[] = [];
  for (const each of relationships(document)) {
    if (each.get("to") === former) {
      if (!each.has("role") && !each.has("id")) each.set("id", former);
      each.set("to", name);
    }
    if (each.get("from") === former) each.set("from", name);
    const between = each.get("between");
    if (isSeq(between) && wordsOf(between).includes(former)) {
      if (!each.has("roles")) each.set("roles", document.createNode(wordsOf(between), { flow: true }));
      setWords(between, (word) => (word === former ? name : word));
    }
    const arc = each.get("to_one_of");
    if (isSeq(arc) && wordsOf(arc).includes(former)) {
      renamed.push([String(each.get("from")), `${String(each.get("role"))}_${former}`, `${String(each.get("role"))}_${name}`]);
      setWords(arc, (word) => (word === former ? name : word));
    }
  }
  return renamed;
}

function renameMember(document: Document, entities: YAMLMap, thing: string, former: string, name: string): void {
  const repeating = sharing(entities, thing, former);
  const entity = entities.get(thing);
  if (!isMap(entity)) throw new RenameRefused(`there is no entity \`${thing}\`; there are: ${keysOf(entities).join(", ")}`);
  const attributes = entity.get("attributes");
  const role = relationships(document).find((each) => each.get("from") === thing && each.has("to") && (each.get("role") ?? each.get("to")) === former);
  if ((isMap(attributes) && attributes.has(name)) || hasOwnName(document, entities, thing, name)) throw new RenameRefused(`${thing} has a \`${name}\` already`);
  const attribute = isMap(attributes) ? attributes.get(former) : undefined;
  if (isMap(attribute) && isMap(attributes)) {
    if (!attribute.has("id")) attribute.set("id", former);
    rekey(attributes, former, name);
  } else if (role !== undefined) {
    if (!role.has("id")) role.set("id", former);
    role.set("role", name);
  } else {
    throw new RenameRefused(
      `${thing} has no attribute or role \`${former}\`${isMap(attributes) ? `; its attributes are: ${keysOf(attributes).join(", ")}` : ""}`,
    );
  }
  swapIn(document, entities, thing, former, name);
  for (const whole of entities.items) {
    if (!isMap(whole.value)) continue;
    for (const sum of mapsOf(whole.value.get("sums"))) {
      if (sum.get("of") === thing && sum.get("attribute") === former) sum.set("attribute", name);
      if (keyOf(whole) === thing && sum.get("equals") === former) sum.set("equals", name);
    }
  }
  rekeyEvolve(document, (key) => (key === `${thing}.${former}` ? `${thing}.${name}` : key));
  for (const other of repeating)
    if (isMap(entities.getIn([other, "attributes"])) && (entities.getIn([other, "attributes"]) as YAMLMap).has(former))
      renameMember(document, entities, other, former, name);
}

/** The owner and the parts that say the same by the same name. */
function sharing(entities: YAMLMap, thing: string, name: string): readonly string[] {
  const repeats = (entity: unknown): boolean =>
    isMap(entity) && isSeq(entity.get("repeats")) && wordsOf(entity.get("repeats") as { readonly items: readonly unknown[] }).includes(name);
  return entities.items.flatMap((pair) => {
    const part = isMap(pair.value) && pair.value.get("within") === thing && repeats(pair.value);
    const owner = repeats(entities.get(thing)) && entities.getIn([thing, "within"]) === keyOf(pair);
    return part || owner ? [keyOf(pair)] : [];
  });
}

/** An entity, and what is asked of it, speaks of an attribute or key by its new name. */
function swapIn(document: Document, entities: YAMLMap, thing: string, former: string, name: string): void {
  const entity = entities.get(thing);
  if (isMap(entity)) {
    for (const each of [...mapsOf(entity.get("unique")), ...mapsOf(entity.get("one_of"))]) swapWords(each.get("of"), former, name);
    for (const each of mapsOf(entity.get("no_overlap"))) {
      swapWords(each.get("per"), former, name);
      for (const key of ["during", "from", "until"]) if (each.get(key) === former) each.set(key, name);
    }
    for (const each of mapsOf(entity.get("unique"))) swapExpression(each.get("when", true), former, name);
    swapWords(entity.get("repeats"), former, name);
    const only = entity.get("only_while");
    if (isMap(only) && only.has(former)) rekey(only, former, name);
    for (const rule of isMap(entity.get("rules")) ? (entity.get("rules") as YAMLMap).items : []) swapExpression(rule.value, former, name);
    for (const each of mapsOf(entity.get("depends"))) for (const key of ["of", "gives"]) swapWords(each.get(key), former, name);
    for (const way of mapsOf(entity.get("visible"))) swapExpression(way.get("when", true), former, name);
    for (const at of [
      ["retention", "after"],
      ["partitions", "by"],
    ])
      if (entity.getIn(at) === former) entity.setIn(at, name);
  }
  for (const other of entities.items.map((pair) => pair.value)) {
    if (!isMap(other)) continue;
    for (const sum of mapsOf(other.get("sums"))) if (sum.get("of") === thing) swapExpression(sum.get("when", true), former, name);
    for (const way of mapsOf(other.get("visible"))) if (way.get("by") === thing) swapExpression(way.get("where", true), former, name);
  }
  for (const pattern of patternsOf(document, thing)) {
    for (const key of ["equals", "range", "sort", "search", "contains", "returns", "aggregates"]) swapWords(pattern.get(key), former, name);
    if (pattern.get("near") === former) pattern.set("near", name);
    swapExpression(pattern.get("when", true), former, name);
  }
}

function swapWords(node: unknown, former: string, name: string): void {
  if (isSeq(node)) setWords(node, (word) => (word === former ? name : word === `-${former}` ? `-${name}` : word));
}

/** Words outside of quotes, as the column is called too. */
function swapExpression(node: unknown, former: string, name: string): void {
  if (!isScalar(node) || typeof node.value !== "string") return;
  node.value = node.value.replace(/'(?:[^']|'')*'|[a-z_][a-z0-9_]*/g, (word) => (word === former ? name : word === `${former}_id` ? `${name}_id` : word));
}

/** An attribute or role of this name in a thing hides the entity of that name. */
function hasOwnName(document: Document, entities: YAMLMap, thing: string, name: string): boolean {
  const entity = entities.get(thing);
  const attributes = isMap(entity) ? entity.get("attributes") : undefined;
  return (isMap(attributes) && attributes.has(name)) || relationships(document).some((each) => each.get("from") === thing && each.get("role") === name);
}

/** The key of a pair; its place and its comments stay. */
function rekey(map: YAMLMap, former: string, name: string): void {
  const pair = map.items.find((each) => keyOf(each) === former);
  if (pair !== undefined && isScalar(pair.key)) pair.key.value = name;
}

function rekeyEvolve(document: Document, change: (key: string) => string): void {
  const evolve = document.get("evolve");
  if (isMap(evolve)) for (const pair of evolve.items) if (isScalar(pair.key)) pair.key.value = change(String(pair.key.value));
}

const relationships = (document: Document): readonly YAMLMap[] => mapsOf(document.get("relationships"));
const patternsOf = (document: Document, thing: string): readonly YAMLMap[] => mapsOf(document.get("access")).filter((each) => each.get("entity") === thing);
const keysOf = (map: YAMLMap): readonly string[] => map.items.map(keyOf);
const keyOf = (pair: Pair): string => (isScalar(pair.key) ? String(pair.key.value) : "");
const wordsOf = (list: { readonly items: readonly unknown[] }): readonly string[] => list.items.map((item) => String(isScalar(item) ? item.value : item));

/** The maps in a list, or in a map by name. */
function mapsOf(node: unknown): readonly YAMLMap[] {
  const items: readonly unknown[] = isSeq(node) ? node.items : isMap(node) ? node.items.map((pair) => pair.value) : [];
  return items.filter((item): item is YAMLMap => isMap(item as Node));
}

function setWords(list: { readonly items: unknown[] }, change: (word: string) => string): void {
  for (const item of list.items) if (isScalar(item)) item.value = change(String(item.value));
}
