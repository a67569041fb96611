import type { ExtensionObject } from "../../types/catalog.ts";
import { quoteIdent, quoteLiteral } from "../names.ts";
import type { Alter } from "./alteration.ts";

export const alterExtension: Alter<ExtensionObject> = ({ after }, has) => {
  const alter = `alter extension ${quoteIdent(after.name)}`;
  return [
    ...(has("schema") ? [`${alter} set schema ${quoteIdent(after.schema)}`] : []),
    ...(has("version") ? [`${alter} update to ${quoteLiteral(after.version)}`] : []),
  ];
};
