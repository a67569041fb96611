import { quoteIdent } from "../../render/names.ts";
import type { Found, StaticRule } from "../lint-rule.ts";

export const extensionInPublic: StaticRule = {
  name: "extension_in_public",
  title: "Extension among your own objects",
  level: "info",
  category: "maintenance",
  reads: "static",
  what: "An extension's objects stand in schema public.",
  why: "They mix with your own, their functions are in everybody's path, and public can't be closed or moved.",
  remedy: "Keep extensions in a schema of their own.",
  bad: "create extension if not exists hstore schema public",
  good: "create table a (id int primary key)",
  fine: "A small database where public holds nothing else.",
  find: (schema) =>
    schema.all("extension").flatMap((each): readonly Found[] =>
      each.schema === "public"
        ? [
            {
              address: each.address,
              message: `extension ${each.name} stands in public`,
              evidence: { version: each.version },
              fix: ["create schema if not exists extensions", `alter extension ${quoteIdent(each.name)} set schema extensions`],
            },
          ]
        : [],
    ),
};
