import { z } from "zod";
import { attributeSchema } from "./schema-attribute.ts";
import { nameSchema, sentenceSchema } from "./schema-names.ts";

/** A to-one key: each `from` has one `to`. */
export const toOneSchema = z
  .strictObject({
    from: nameSchema,
    to: nameSchema,
    role: nameSchema.optional().meta({ description: "The key's name, where it is not the name of `to`." }),
    id: nameSchema.optional().meta({ description: "Its identity: the role under which it was first declared." }),
    is: sentenceSchema.optional().meta({ description: "What it means, in one sentence.", examples: ["Who pays."] }),
    required: z.boolean().default(false).meta({ description: "Every `from` has one." }),
    unique: z.boolean().default(false).meta({ description: "At most one `from` for each `to`." }),
    on_delete: z
      .enum(["restrict", "cascade", "set_null"])
      .default("restrict")
      .meta({ description: "What becomes of `from` when `to` is deleted: it forbids it, goes too, or stays without." }),
  })
  .meta({ id: "to_one", title: "to-one", description: "Each `from` has one `to`." });

/** Many-to-many: becomes a table of its own. */
export const betweenSchema = z
  .strictObject({
    between: z.tuple([nameSchema, nameSchema]).meta({ description: "The two entities." }),
    roles: z
      .tuple([nameSchema, nameSchema])
      .optional()
      .meta({
        description: "What each side is in the pair, where it is not the entity's name: needed when both are the same entity.",
        examples: [["follower", "followed"]],
      }),
    name: nameSchema,
    plural: nameSchema.optional(),
    id: nameSchema.optional().meta({ description: "Its identity: the name under which it was first declared." }),
    is: sentenceSchema.optional().meta({ description: "What the pair means, in one sentence." }),
    attributes: z.record(nameSchema, attributeSchema).default({}).meta({ description: "What is known of the pair, by name." }),
  })
  .meta({ id: "many_to_many", title: "many-to-many", description: "Each of the one has many of the other, and the reverse." });

/** An exclusive arc: each `from` has one of several, never a type beside an id. */
export const toOneOfSchema = z
  .strictObject({
    from: nameSchema,
    to_one_of: z.array(nameSchema).min(2).max(20).meta({ description: "The entities of which it points to one." }),
    role: nameSchema.meta({ description: "What the one it points to is for it.", examples: ["subject"] }),
    is: sentenceSchema.optional().meta({ description: "What it means, in one sentence." }),
    required: z.boolean().default(false).meta({ description: "Every `from` has exactly one; else at most one." }),
    on_delete: z.enum(["restrict", "cascade"]).default("restrict").meta({ description: "What becomes of `from` when what it points to is deleted." }),
  })
  .meta({
    id: "to_one_of",
    title: "to-one-of-several",
    description: "Each `from` has one thing out of several entities: a key for each of them, and a check that one is set.",
  });

/** How entities belong together. */
export const relationshipSchema = z.union([toOneSchema, betweenSchema, toOneOfSchema]);
