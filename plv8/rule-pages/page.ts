/** How a rule is told on its page: what it does, when it is not what one wants, and the smallest pair of models without and with it. */

export type RulePages = Readonly<Record<string, RulePage>>;

export type RulePage = {
  readonly what: string;
  /** When not: what to say instead, or who is better off without. */
  readonly not: string;
  /** A model in which the rule decides nothing; null where it decides in every model. */
  readonly without: string | null;
  readonly with: string;
  /** Postgres major, where the rule is about one. */
  readonly major?: number;
};

export const page = (what: string, not: string, without: string | null, with_: string, major?: number): RulePage => ({
  what,
  not,
  without,
  with: with_,
  ...(major === undefined ? {} : { major }),
});

/** One entity with attributes, more of the entity, more of the model. */
export const thing = (attributes: string, rest = "", more = ""): string =>
  `{ model: m, entities: { thing: { is: A thing., attributes: { ${attributes} }${rest} }, other: { is: Another. } }${more} }`;
/** The same under a tenant. */
export const owned = (rest: string, more = ""): string =>
  `{ model: m, intent: { tenancy: { kind: row, by: firm } }, entities: { firm: { is: A firm. }, thing: { is: A thing., ${rest} } }, relationships: [ { from: thing, to: firm, required: true } ]${more} }`;
export const text = "a: { type: text }";
export const plain = thing(text);
export const asking = (pattern: string, attributes = text, rest = "", more = ""): string =>
  thing(attributes, rest, `${more}, access: [ { name: p, entity: thing, ${pattern} } ]`);
export const joined = (relationship: string): string => thing(text, "", `, relationships: [ { from: thing, to: other${relationship} } ]`);
export const counted = (more: string): string =>
  `{ model: m, entities: { thing: { is: A thing., scale: { rows: 20000 } }, other: { is: Another., scale: { rows: 1000 } } }, relationships: [ { from: thing, to: other, required: true } ], ${more} }`;
export const times = "from: { type: timestamp, required: true }, until: { type: timestamp }";
export const typed = (what: string, not: string, attribute: string): RulePage =>
  page(what, not, thing("b: { type: uuid }"), thing(`b: { type: uuid }, a: { ${attribute} }`));
