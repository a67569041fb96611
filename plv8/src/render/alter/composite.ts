import type { CompositeObject } from "../../types/catalog.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "../names.ts";
import { because, type Alter } from "./alteration.ts";

type Attribute = CompositeObject["attributes"][number];

export const alterComposite: Alter<CompositeObject> = ({ before, after }, _has, scene) => {
  const name = qualifiedName(after.schema, after.name);
  const alter = `alter type ${name}`;
  const kept = before.attributes.filter((each) => after.attributes.some((other) => other.name === each.name));
  if (
    after.attributes
      .slice(0, kept.length)
      .map((each) => each.name)
      .join("\n") !== kept.map((each) => each.name).join("\n")
  )
    return because("Postgres can't move attributes, nor add them elsewhere than at the end");
  const cascade = scene.isTyped(after.address) ? " cascade" : "";
  const former = new Map(before.attributes.map((each) => [each.name, each]));
  const retyped = retypedAttributes(before, after);
  return [
    ...before.attributes.filter((each) => !kept.includes(each)).map((each) => `${alter} drop attribute ${quoteIdent(each.name)}${cascade}`),
    // Typed tables are written again once.
    ...(retyped.length === 0
      ? []
      : [`${alter} ${retyped.map((each) => `alter attribute ${quoteIdent(each.name)} type ${words(each)}${cascade}`).join(",\n  ")}`]),
    ...after.attributes.filter((each) => !former.has(each.name)).map((each) => `${alter} add attribute ${quoteIdent(each.name)} ${words(each)}${cascade}`),
    ...after.attributes
      .filter((each) => each.comment !== (former.get(each.name)?.comment ?? null))
      .map((each) => `comment on column ${name}.${quoteIdent(each.name)} is ${each.comment === null ? "null" : quoteLiteral(each.comment)}`),
  ];
};

/** Attributes whose type becomes another: Postgres allows that only where no column is of the type. */
export function retypedAttributes(before: CompositeObject, after: CompositeObject): readonly Attribute[] {
  const former = new Map(before.attributes.map((each) => [each.name, words(each)]));
  return after.attributes.filter((each) => former.has(each.name) && former.get(each.name) !== words(each));
}

function words(attribute: Attribute): string {
  return `${attribute.type}${attribute.collation === null ? "" : ` collate ${attribute.collation}`}`;
}
