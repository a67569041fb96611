import { z } from "zod";
import { attributeSchema } from "./schema-attribute.ts";
import { expressionSchema, growthSchema, nameSchema, periodSchema, sentenceSchema } from "./schema-names.ts";

const scaleSchema = z
  .strictObject({
    rows: z
      .int()
      .min(0)
      .meta({ description: "Rows expected in the first year.", examples: [2000000] }),
    growth: growthSchema.optional(),
  })
  .meta({ description: "How many rows there will be." });

const retentionSchema = z
  .strictObject({
    keep: periodSchema,
    after: nameSchema.meta({ description: "The timestamp from which the period counts: an attribute, created_at, updated_at or deleted_at." }),
    basis: z.enum(["contract", "consent", "law", "interest"]).meta({ description: "Why it may be kept." }),
    then: z.enum(["anonymise", "delete"]).meta({ description: "What happens at the end." }),
  })
  .meta({ description: "How long rows are kept." });

const partitionsSchema = z
  .strictObject({
    kind: z
      .enum(["range", "hash", "none"])
      .meta({ description: "range: a part for each period of a time, to drop old periods at once; hash: of the leading key column; none: one piece." }),
    by: nameSchema.optional().meta({ description: "With range: the required date or timestamp." }),
    every: z.enum(["month", "quarter", "year"]).optional().meta({ description: "With range: how long one part lasts." }),
    from: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
      .optional()
      .meta({ description: "With range: the month with which the first part begins.", examples: ["2026-01"] }),
  })
  .meta({
    description: "How a table of 50 million rows and more is cut. Without it by hash where every key and question has the leading column.",
    examples: [{ kind: "range", by: "measured_at", every: "month", from: "2026-01" }],
  });

const oneOfSchema = z
  .strictObject({
    of: z.array(nameSchema).min(2).max(20).meta({ description: "Attributes and to-one keys." }),
    how: z.enum(["exactly", "at_least", "at_most"]).default("exactly").meta({ description: "Exactly, at least or at most one of them has a value." }),
  })
  .meta({ description: "How many of several have a value." });

const noOverlapSchema = z
  .strictObject({
    per: z
      .array(nameSchema)
      .optional()
      .meta({ description: "Only rows that agree in these are compared.", examples: [["room"]] }),
    during: nameSchema.optional().meta({ description: "The range attribute that must not overlap." }),
    from: nameSchema.optional().meta({ description: "Where the period starts, in place of `during`: a date or timestamp." }),
    until: nameSchema.optional().meta({ description: "Where it ends (not itself in it); no value: open." }),
  })
  .meta({ description: "Periods that do not overlap." });

const dependsSchema = z
  .strictObject({
    of: z.array(nameSchema).min(1).meta({ description: "What determines." }),
    gives: z.array(nameSchema).min(1).meta({ description: "What is determined by it." }),
  })
  .meta({ description: "Whoever knows these knows those: a functional dependency.", examples: [{ of: ["postal_code"], gives: ["city"] }] });

const sumSchema = z
  .strictObject({
    of: nameSchema.meta({ description: "The entity of the parts: it is `within` this one.", examples: ["posting"] }),
    attribute: nameSchema.meta({ description: "The number of each part." }),
    equals: z.union([z.literal(0), nameSchema]).meta({ description: "0, or the attribute of the whole that holds the sum.", examples: [0] }),
    when: expressionSchema
      .optional()
      .meta({ description: "Only these parts count: an expression over the parts' attributes and to-one keys.", examples: ["amount > 0"] }),
  })
  .meta({ description: "What the parts add up to." });

const visibleSchema = z
  .strictObject({
    is: sentenceSchema.optional().meta({ description: "What it means, in one sentence.", examples: ["In an emergency, with a reason that is kept."] }),
    purpose: nameSchema.optional().meta({ description: "Only for sessions with this purpose: one of intent.purposes.", examples: ["treatment"] }),
    when: expressionSchema
      .optional()
      .meta({ description: "Only these rows: an expression over the entity's own attributes and to-one keys.", examples: ["access_class = 'normal'"] }),
    by: nameSchema.optional().meta({
      description: "An entity that has a key to this one: one of its rows opens the row it points to; where it also points to intent.actor, to that one only.",
      examples: ["consent"],
    }),
    where: expressionSchema
      .optional()
      .meta({ description: "With by: only such rows of it open anything.", examples: ["scope = 'research' and status = 'given'"] }),
  })
  .meta({ description: "A way to see a row. All that it says must hold." });

/** One thing the business talks about; becomes a table. */
export const entitySchema = z
  .strictObject({
    is: sentenceSchema.meta({ description: "What it is, in one sentence; becomes the table's comment.", examples: ["A customer's purchase."] }),
    id: nameSchema.optional().meta({ description: "Its identity: the name under which it was first declared. Keep it when you rename." }),
    area: nameSchema.optional().meta({ description: "The part of a large model that it belongs to: one of `areas`.", examples: ["sales"] }),
    plural: nameSchema.optional().meta({ description: "The table's name, where adding s is not meant." }),
    tenant: z.enum(["owned", "global"]).optional().meta({ description: "With tenancy by row: belongs to one tenant, or is shared by all." }),
    within: nameSchema.optional().meta({ description: "The entity that owns it: the owner's key leads, deleted with it." }),
    attributes: z.record(nameSchema, attributeSchema).default({}).meta({ description: "What is known of it, by name." }),
    unique: z
      .array(
        z.strictObject({
          of: z.array(nameSchema).min(1).meta({ description: "Attributes and to-one keys that are unique together." }),
          scope: z.enum(["tenant", "global"]).optional().meta({ description: "Within one tenant, or in the whole table." }),
          when: expressionSchema.optional().meta({ description: "Only among these rows.", examples: ["status = 'open'"] }),
        }),
      )
      .optional()
      .meta({ description: "Combinations that no two rows share." }),
    rules: z.record(nameSchema, expressionSchema).optional().meta({ description: "What is true for every row, by name." }),
    one_of: z.record(nameSchema, oneOfSchema).optional().meta({ description: "Of some attributes or to-one keys, how many have a value; by name." }),
    no_overlap: z.array(noOverlapSchema).optional().meta({ description: "Rows whose periods must not overlap." }),
    depends: z
      .array(dependsSchema)
      .optional()
      .meta({ description: "What determines what among the attributes: where it is no key, a split is proposed (1NF to BCNF)." }),
    sums: z.record(nameSchema, sumSchema).optional().meta({ description: "What the parts of a row add up to, checked when a transaction ends; by name." }),
    only_while: z
      .record(nameSchema, z.array(nameSchema).min(1))
      .optional()
      .meta({
        description:
          "By owner, to-one key or the entity's own state: the states in which that must be for rows, and their parts, to be written. Of its own state: what is posted stays as it is, only the state moves on.",
        examples: [{ period: ["open"], status: ["draft"] }],
      }),
    visible: z
      .record(nameSchema, visibleSchema)
      .optional()
      .meta({
        description:
          "Who sees a row: a session for which one of these ways holds, by name. What hangs on the row (its parts, and what has a required key to it) is seen by whoever sees the row.",
        examples: [{ treated: { purpose: "treatment", by: "care" } }],
      }),
    repeats: z
      .array(nameSchema)
      .min(1)
      .optional()
      .meta({
        description: "Attributes that say once more what the owner says by the same name, so that questions find it here; compared when a transaction ends.",
        examples: [["booked_on"]],
      }),
    immutable: z.boolean().optional().meta({ description: "true: a row is written once, and neither changed nor deleted." }),
    history: z.enum(["none", "audit", "temporal"]).default("none").meta({
      description:
        "audit: every change is kept, with who and when. temporal: every version of a row with the period in which it held, and a function that shows the table as of any moment; needs the extension btree_gist.",
    }),
    soft_delete: z.boolean().default(false).meta({ description: "Rows are marked as deleted, not removed." }),
    scale: scaleSchema.optional(),
    partitions: partitionsSchema.optional(),
    retention: retentionSchema.optional(),
  })
  .meta({ id: "entity", title: "entity", description: "One thing the business talks about; becomes a table." });

/** An entity with every default filled in. */
export type Entity = z.output<typeof entitySchema>;
