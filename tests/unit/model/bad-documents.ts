/** Documents with one mistake each: what is replaced in the sound one, and what the reader must say. */
export const soundDocument = `model: shop
intent:
  tenancy: { kind: row, by: store }
entities:
  store:
    is: "A merchant."
    attributes:
      name: { type: text, required: true, unique: global }
  customer:
    is: "Who buys."
    attributes:
      email: { type: email, unique: tenant }
      credit: { type: money, currency: EUR, min: 0 }
  order:
    is: "A purchase."
    attributes:
      status: { type: state, initial: draft, moves: { draft: [placed], placed: [paid] } }
      placed_at: { type: timestamp }
      total: { type: integer, min: 0, max: 10, default: 1 }
    rules:
      timed: "status = 'draft' or placed_at is not null"
  line:
    is: "A product in an order."
    within: order
    attributes:
      quantity: { type: integer }
relationships:
  - { from: customer, to: store, required: true }
  - { from: order, to: customer, required: true }
access:
  - { name: recent, entity: order, equals: [customer, status], sort: ["-placed_at"], share: 60 }
`;

export type BadDocument = {
  readonly what: string;
  readonly replace: string;
  readonly by: string;
  readonly code: string;
  readonly path: string;
  readonly line: number;
  /** Part of message or hint that tells the way out. */
  readonly says: string;
};

const bad = (what: string, replace: string, by: string, code: string, path: string, line: number, says: string): BadDocument => ({
  what,
  replace,
  by,
  code,
  path,
  line,
  says,
});

// prettier-ignore
export const badDocuments: readonly BadDocument[] = [
  // Form
  bad("a key that is not known", "intent:", "intend:", "model.unknown-key", "intend", 2, "did you mean `intent`?"),
  bad("an attribute's key that is not known", "type: text, required", "type: text, requierd", "model.unknown-key", "entities.store.attributes.name.requierd", 8, "did you mean `required`?"),
  bad("a missing sentence", '    is: "Who buys."\n', "", "model.missing", "entities.customer.is", 9, "Add `is`"),
  bad("no entities", "entities:", "entitys:", "model.missing", "entities", 1, "a map"),
  bad("a type that is not known", "type: money", "type: mony", "model.unknown-type", "entities.customer.attributes.credit.type", 13, "did you mean `money`?"),
  bad("no type", "placed_at: { type: timestamp }", "placed_at: { required: true }", "model.missing-type", "entities.order.attributes.placed_at.type", 18, "timestamp"),
  bad("an attribute that is not a map", "placed_at: { type: timestamp }", "placed_at: timestamp", "model.wrong-type", "entities.order.attributes.placed_at", 18, "Write { type: timestamp }."),
  bad("a currency that does not exist", "currency: EUR", "currency: ERU", "model.unknown-value", "entities.customer.attributes.credit.currency", 13, "did you mean `EUR`?"),
  bad("a word for a truth value", "required: true, unique: global", "required: yes, unique: global", "model.wrong-type", "entities.store.attributes.name.required", 8, "Write true."),
  bad("a number with underscores", "default: 1", "default: 2_000", "model.wrong-type", "entities.order.attributes.total.default", 19, "Write 2000."),
  bad("a name with capitals", "  customer:\n", "  CustomerGroup:\n", "model.bad-name", "entities.CustomerGroup", 9, "customer_group"),
  bad("a list where a name is meant", "within: order", "within: [order]", "model.wrong-type", "entities.line.within", 24, "Text is expected"),
  bad("a share above a hundred", "share: 60", "share: 160", "model.too-big", "access[0].share", 31, "at most 100"),
  bad("a relationship that is text", "- { from: customer, to: store, required: true }", "- customer", "model.wrong-type", "relationships[0]", 28, "Write { from: …, to: … }"),
  bad("a misspelt key of a relationship", "to: customer, required", "to: customer, on_delte: cascade, required", "model.unknown-key", "relationships[1].on_delte", 29, "did you mean `on_delete`?"),
  bad("a comma in unquoted text", '{ type: email, unique: tenant }', "{ is: name, or mail, type: email }", "model.unknown-key", "entities.customer.attributes.email[\"or mail\"]", 12, "must be quoted"),
  // YAML
  bad("a tab", "  store:", "\tstore:", "yaml.syntax", "", 5, "spaces"),
  bad("a colon in unquoted text", '"A merchant."', "Note: a merchant", "yaml.syntax", "", 6, "quotes"),
  bad("a key twice", "      credit:", "      email:", "yaml.duplicate-key", "entities.customer.attributes.email", 13, "Rename one"),
  bad("an alias", "within: order", "within: *x", "yaml.alias", "entities.line.within", 24, "quotes"),
  bad("an anchor", "within: order", "within: &x order", "yaml.anchor", "entities.line.within", 24, "Remove it"),
  bad("a tag", "within: order", "within: !!binary order", "yaml.tag", "entities.line.within", 24, "Remove it"),
  bad("an unclosed quote", '"Who buys."', '"Who buys.', "yaml.syntax", "", 10, "quote"),
  // References
  bad("an entity that does not exist", "to: customer,", "to: custmer,", "model.unknown-entity", "relationships[1].to", 29, "did you mean `customer`?"),
  bad("an owner that does not exist", "within: order", "within: ordre", "model.unknown-entity", "entities.line.within", 24, "did you mean `order`?"),
  bad("a tenant that does not exist", "by: store", "by: shop", "model.unknown-entity", "intent.tenancy.by", 3, "store"),
  bad("an attribute that does not exist", "equals: [customer, status]", "equals: [customer, state]", "model.unknown-attribute", "access[0].equals[1]", 31, "order has no attribute `state`; did you mean `status`?"),
  bad("a sort by nothing", '"-placed_at"', '"-placedat"', "model.unknown-attribute", "access[0].sort[0]", 31, "did you mean `placed_at`?"),
  bad("evolve of nothing", "access:", "evolve: { order.chanel: { fill: \"1\" } }\naccess:", "model.unknown-attribute", "evolve[\"order.chanel\"]", 30, "has no attribute `chanel`"),
  // Meaning
  bad("ownership of oneself", "within: order", "within: line", "model.cyclic-ownership", "entities.line.within", 24, "line within line"),
  bad("ownership in a circle", '    is: "A purchase."', '    is: "A purchase."\n    within: line', "model.cyclic-ownership", "entities.order.within", 16, "order within line within order"),
  bad("an initial state without moves", "initial: draft", "initial: darft", "model.state-initial", "entities.order.attributes.status.initial", 17, "did you mean `draft`?"),
  bad("a state that nothing reaches", "placed: [paid] }", "plaecd: [paid] }", "model.state-unreachable", "entities.order.attributes.status.moves.plaecd", 17, "did you mean `placed`?"),
  bad("authors without times", "model: shop", "model: shop\nconventions: { timestamps: false, authors: true }", "model.contradiction", "conventions.authors", 2, "conventions.timestamps"),
  bad("limits that allow nothing", "min: 0, max: 10", "min: 20, max: 10", "model.contradiction", "entities.order.attributes.total.min", 19, "no value would be allowed"),
  bad("a default outside its limits", "default: 1 ", "default: 11 ", "model.contradiction", "entities.order.attributes.total.default", 19, "outside min and max"),
  bad("an entity without a tenant", "  - { from: customer, to: store, required: true }\n", "", "model.tenancy", "entities.customer", 9, "tenant: global"),
  bad("a shared thing that points into a tenant", '    is: "A purchase."', '    is: "A purchase."\n    tenant: global', "model.tenancy", "relationships[1]", 30, "shared by all tenants"),
  bad("unique within a tenant it has not", "unique: global", "unique: tenant", "model.unique-scope", "entities.store.attributes.name.unique", 8, "Write unique: global"),
  bad("required, and set to null", "to: customer, required: true", "to: customer, required: true, on_delete: set_null", "model.contradiction", "relationships[1].on_delete", 29, "restrict or cascade"),
  bad("a column of the design's own", "      placed_at:", "      created_at:", "model.name-collision", "entities.order.attributes.created_at", 18, "Choose another name"),
  bad("an attribute named as a key", "      total:", "      customer:", "model.name-collision", "entities.order.attributes.customer", 19, "both an attribute and a to-one key"),
  bad("two tables of one name", '    is: "A purchase."', '    is: "A purchase."\n    plural: lines', "model.name-collision", "entities.line", 23, "plural"),
  bad("a name of more than 63 bytes", "      quantity:", `      ${"q".repeat(64)}:`, "model.name-too-long", `entities.line.attributes.${"q".repeat(64)}`, 26, "63"),
  bad("two identities of one name", "placed_at: { type: timestamp }", "placed_at: { type: timestamp, id: total }", "model.duplicate-id", "entities.order.attributes.total", 19, "an id of its own"),
  bad("retention from a moment that rows have not", '    is: "Who buys."', '    is: "Who buys."\n    retention: { keep: "1 year", after: deleted_at, basis: law, then: delete }', "model.contradiction", "entities.customer.retention.after", 11, "soft_delete: true"),
  bad("a search in numbers", 'sort: ["-placed_at"]', "search: [total]", "model.search-type", "access[0].search[0]", 31, "not text"),
  bad("a sum of texts", 'sort: ["-placed_at"]', "aggregates: [status]", "model.aggregate-type", "access[0].aggregates[0]", 31, "not a number"),
  bad("kept sums of nothing", 'sort: ["-placed_at"]', "stale_for: 1 hour", "model.contradiction", "access[0].stale_for", 31, "sums nothing"),
  bad("kept sums that are sorted", 'sort: ["-placed_at"]', 'aggregates: [total], sort: ["-placed_at"], stale_for: 1 hour', "model.contradiction", "access[0].stale_for", 31, "also asks by `sort`"),
  // Expressions
  bad("a rule over a name that is not there", "placed_at is not null\"", "placedat is not null\"", "expression.unknown-name", "entities.order.rules.timed", 21, "did you mean `placed_at`?"),
  bad("a state that there never is", "status = 'draft'", "status = 'drafty'", "expression.unknown-value", "entities.order.rules.timed", 21, "did you mean `draft`?"),
  bad("a rule that does not parse", "placed_at is not null\"", "placed_at is is null\"", "expression.syntax", "entities.order.rules.timed", 21, "not expected here"),
  bad("a rule that ends early", "placed_at is not null\"", "(placed_at is not null\"", "expression.syntax", "entities.order.rules.timed", 21, "ends too early"),
  bad("a second statement", "placed_at is not null\"", "true; drop table shop.orders\"", "expression.semicolon", "entities.order.rules.timed", 21, "Remove the semicolon"),
  bad("a quote that closes the rule", "status = 'draft' or placed_at is not null", "true); drop table x; --", "expression.semicolon", "entities.order.rules.timed", 21, "only one expression"),
  bad("a dollar quote", "placed_at is not null\"", "$$x$$ = $$x$$\"", "expression.dollar", "entities.order.rules.timed", 21, "single quotes"),
  bad("a function with side effects", "placed_at is not null\"", "pg_sleep(10) is null\"", "expression.function", "entities.order.rules.timed", 21, "not allowed in a model"),
  bad("a function of another schema", "placed_at is not null\"", "public.evil(total) > 0\"", "expression.qualified", "entities.order.rules.timed", 21, "own attributes"),
  bad("a function in quotes", "placed_at is not null\"", "\\\"pg_sleep\\\"(10) is null\"", "expression.function", "entities.order.rules.timed", 21, "not allowed"),
  bad("a subselect", "placed_at is not null\"", "(select true)\"", "expression.subselect", "entities.order.rules.timed", 21, "no subselects"),
  bad("a subselect in a list", "placed_at is not null\"", "total in (select 1)\"", "expression.subselect", "entities.order.rules.timed", 21, "no subselects"),
  bad("a comment", "placed_at is not null\"", "true /* and */\"", "expression.comment", "entities.order.rules.timed", 21, "comment"),
  bad("a cast that looks things up", "placed_at is not null\"", "'pg_class'::regclass is not null\"", "expression.type", "entities.order.rules.timed", 21, "not allowed"),
  bad("a parameter", "placed_at is not null\"", "total = $1\"", "expression.dollar", "entities.order.rules.timed", 21, "parameters"),
  bad("an escape text", "placed_at is not null\"", "E'x' = 'x'\"", "expression.text", "entities.order.rules.timed", 21, "plain text"),
  bad("who asks", "placed_at is not null\"", "current_user = 'root'\"", "expression.session", "entities.order.rules.timed", 21, "session"),
  bad("what time it is", "placed_at is not null\"", "placed_at < now()\"", "expression.not-immutable", "entities.order.rules.timed", 21, "evolve"),
  bad("an index over what a time zone changes", 'share: 60 }', "when: \"placed_at::date > date '2026-01-01'\" }", "expression.not-immutable", "access[0].when", 31, "without a cast"),
  bad("an index over text made of a time", 'share: 60 }', "when: \"placed_at::text <> ''\" }", "expression.not-immutable", "access[0].when", 31, "date style"),
  bad("a rule about nothing", "status = 'draft' or placed_at is not null", "1 = 1", "expression.constant", "entities.order.rules.timed", 21, "names no attribute"),
  // The rest of the language
  bad("a pattern that does not close", "type: email, unique: tenant", "type: text, pattern: \"^[a-z\"", "model.bad-pattern", "entities.customer.attributes.email.pattern", 12, "bracket"),
  bad("an extension that is not installed", "quantity: { type: integer }", "quantity: { type: vector, dimensions: 3 }", "model.needs-extension", "entities.line.attributes.quantity", 26, "create extension vector"),
  bad("a sort by a list", "placed_at: { type: timestamp }", "placed_at: { type: list, of: text, use: whole }", "model.access-type", "access[0].sort[0]", 31, "Write contains: [placed_at]"),
  bad("a required list of items", "quantity: { type: integer }", "quantity: { type: list, of: text, use: items, required: true }", "model.list", "entities.line.attributes.quantity.required", 26, "use: whole"),
  bad("a choice between what is required", '    is: "Who buys."', '    is: "Who buys."\n    one_of: { known: { of: [store, email] } }', "model.contradiction", "entities.customer.one_of.known.of[0]", 11, "Remove required from store"),
  bad("a sum over strangers", '    is: "Who buys."', '    is: "Who buys."\n    sums: { s: { of: line, attribute: quantity, equals: 0 } }', "model.sum", "entities.customer.sums.s.of", 11, "not a part of customer"),
  bad("a sum of nothing", '    is: "A purchase."', '    is: "A purchase."\n    sums: { s: { of: line, attribute: quantty, equals: total } }', "model.sum", "entities.order.sums.s.attribute", 16, "did you mean `quantity`?"),
  bad("overlap in a scope without the extension", '    is: "A purchase."', '    is: "A purchase."\n    no_overlap: [ { from: placed_at, until: placed_at } ]', "model.needs-extension", "entities.order.no_overlap[0]", 16, "btree_gist"),
  bad("overlap of what is no period", '    is: "A purchase."', '    is: "A purchase."\n    no_overlap: [ { during: total } ]', "model.no-overlap", "entities.order.no_overlap[0].during", 16, "type range"),
  bad("only while something that it does not point to", '    is: "Who buys."', '    is: "Who buys."\n    only_while: { ordre: [draft] }', "model.unknown-attribute", "entities.customer.only_while.ordre", 11, "points to no `ordre`"),
  bad("only while something without a state", '    is: "A purchase."', '    is: "A purchase."\n    only_while: { customer: [open] }', "model.only-while", "entities.order.only_while.customer", 16, "has not one state"),
  bad("only while a state of its own that it is never in", '    is: "A purchase."', '    is: "A purchase."\n    only_while: { status: [drfat] }', "model.only-while", "entities.order.only_while.status[0]", 16, "did you mean `draft`?"),
  bad("a sum over parts by what they have not", '    is: "A purchase."', '    is: "A purchase."\n    sums: { s: { of: line, attribute: quantity, equals: total, when: "quantty > 0" } }', "expression.unknown-name", "entities.order.sums.s.when", 16, "did you mean `quantity`?"),
  bad("a repetition of what the owner has not", "quantity: { type: integer }", "quantity: { type: integer }\n    repeats: [quantity]", "model.unknown-attribute", "entities.line.repeats[0]", 27, "order has no attribute `quantity`"),
  bad("a repetition without an owner", '    is: "Who buys."', '    is: "Who buys."\n    repeats: [credit]', "model.repeats", "entities.customer.repeats[0]", 11, "has no owner"),
  bad("a repetition that is something else there", "quantity: { type: integer }", "total: { type: money, currency: EUR }\n    repeats: [total]", "model.contradiction", "entities.line.repeats[0]", 27, "entities.order.attributes.total"),
  bad("unique among what is not there", '    is: "Who buys."', '    is: "Who buys."\n    unique: [ { of: [credit], when: "emial is null" } ]', "expression.unknown-name", "entities.customer.unique[0].when", 11, "did you mean `email`?"),
  bad("unique among what a session decides", '    is: "A purchase."', '    is: "A purchase."\n    unique: [ { of: [total], when: "placed_at < now()" } ]', "expression.not-immutable", "entities.order.unique[0].when", 16, "now()"),
  bad("an actor that is not there", "intent:\n", "intent:\n  actor: custmer\n", "model.unknown-entity", "intent.actor", 3, "did you mean `customer`?"),
  bad("a purpose twice", "intent:\n", "intent:\n  purposes: [care, care]\n", "model.duplicate-value", "intent.purposes[1]", 3, "stands twice"),
  bad("seen for a purpose that nobody has", '    is: "Who buys."', '    is: "Who buys."\n    visible: { open: { purpose: care } }', "model.unknown-attribute", "entities.customer.visible.open.purpose", 11, "intent: { purposes: [care, …] }"),
  bad("seen without a question", '    is: "Who buys."', '    is: "Who buys."\n    visible: { open: {} }', "model.contradiction", "entities.customer.visible.open", 11, "asks nothing"),
  bad("seen where nothing is", '    is: "Who buys."', '    is: "Who buys."\n    visible: { open: { when: "credit > 0", where: "credit > 0" } }', "model.contradiction", "entities.customer.visible.open.where", 11, "Write by"),
  bad("seen by what does not point there", '    is: "Who buys."', '    is: "Who buys."\n    visible: { open: { by: line } }', "model.visible", "entities.customer.visible.open.by", 11, "does not have one key to customer"),
  bad("seen by nobody known", '    is: "Who buys."', '    is: "Who buys."\n    visible: { open: { by: ordre } }', "model.unknown-entity", "entities.customer.visible.open.by", 11, "did you mean `order`?"),
  bad("what opens and moves on, written once", '    is: "A purchase."', '    is: "A purchase."\n    immutable: true\n    only_while: { status: [draft] }', "model.contradiction", "entities.order.only_while.status", 17, "entities.order.immutable"),
  bad("something unchangeable that moves", '    is: "A purchase."', '    is: "A purchase."\n    immutable: true', "model.contradiction", "entities.order.immutable", 16, "entities.order.attributes.status"),
  bad("a secret in an index", "placed_at: { type: timestamp }", "placed_at: { type: timestamp, private: secret }", "model.contradiction", "access[0].sort[0]", 31, "entities.order.attributes.placed_at.private"),
  bad("a place that is unique with something", "quantity: { type: integer }", "quantity: { type: point }\n    unique: [ { of: [quantity, order] } ]", "model.unique-type", "entities.line.unique[0].of[0]", 27, "can't tell two of them equal"),
  bad("an arc to nobody", "- { from: order, to: customer, required: true }", "- { from: order, to: customer, required: true }\n  - { from: order, to_one_of: [customer, stroe], role: payer }", "model.unknown-entity", "relationships[2].to_one_of[1]", 30, "did you mean `store`?"),
  bad("likeness without the extension", "share: 60 }", "share: 60 }\n  - { name: like, entity: store, search: [name], by: likeness }", "model.needs-extension", "access[1].by", 32, "pg_trgm"),
  bad("neighbours of a number", "share: 60 }", "share: 60 }\n  - { name: n, entity: order, near: total }", "model.access-type", "access[1].near", 32, "Write sort: [total]"),
  bad("files, where only this text came", "intent:\n", "use: [./more.yaml]\nintent:\n", "model.use", "use", 2, "data-architect declare"),
  bad("an area that is not there", '    is: "Who buys."', '    is: "Who buys."\n    area: sales', "model.unknown-area", "entities.customer.area", 11, "Add areas"),
  bad("versions without the extension", '    is: "A purchase."', '    is: "A purchase."\n    history: temporal', "model.needs-extension", "entities.order.history", 16, "btree_gist"),
  bad("unique among the living, where none are dead", "email: { type: email, unique: tenant }", "email: { type: email, unique: living }", "model.contradiction", "entities.customer.attributes.email.unique", 12, "soft_delete: true"),
  bad("partitions of a small table", '    is: "Who buys."', '    is: "Who buys."\n    partitions: { kind: hash }', "model.contradiction", "entities.customer.partitions", 11, "entities.customer.scale"),
  bad("partitions by time of what others point to", '    is: "A purchase."', '    is: "A purchase."\n    scale: { rows: 90000000 }\n    partitions: { kind: range, by: created_at, every: month, from: "2026-01" }', "model.contradiction", "entities.order.partitions", 17, "entities.line.within"),
  bad("partitions by time across a unique key", "quantity: { type: integer }", 'quantity: { type: integer, unique: tenant }\n    scale: { rows: 90000000 }\n    partitions: { kind: range, by: created_at, every: month, from: "2026-01" }', "model.contradiction", "entities.line.partitions", 28, "entities.line.attributes.quantity.unique"),
  bad("partitions by what may be missing", "quantity: { type: integer }", 'quantity: { type: integer }\n      at: { type: timestamp }\n    scale: { rows: 90000000 }\n    partitions: { kind: range, by: at, every: month, from: "2026-01" }', "model.partitions", "entities.line.partitions.by", 29, "required date or timestamp"),
  bad("a month without a part", "quantity: { type: integer }", 'quantity: { type: integer }\n    scale: { rows: 90000000 }\n    partitions: { kind: range, by: created_at, every: month }', "model.partitions", "entities.line.partitions", 28, "needs `from`"),
  bad("what determines and is not there", '    is: "Who buys."', '    is: "Who buys."\n    depends: [ { of: [emial], gives: [credit] } ]', "model.unknown-attribute", "entities.customer.depends[0].of[0]", 11, "did you mean `email`?"),
  bad("a state without its first", "initial: draft, ", "", "model.missing", "entities.order.attributes.status.initial", 17, "Add `initial`"),
  bad("what all tenants share and one owns", "  customer:\n    is:", "  customer:\n    tenant: global\n    is:", "model.tenancy", "entities.order", 15, "tenant"),
];
