/** The pages of rules about types. */
import { page, thing, text, plain, typed, type RulePages } from "./page.ts";

export const typesPages: RulePages = {
  "types.boolean": typed("True or false.", "A third answer: choice.", "type: boolean"),
  "types.choice": typed("One of a few values: text with a check.", "Values that people add: an entity.", "type: choice, values: [x, y]"),
  "types.country": typed("A country by its two letters.", "Regions and languages have codes of their own: text with a pattern.", "type: country"),
  "types.date": typed("A day in the calendar.", "A moment: timestamp.", "type: date"),
  "types.decimal": typed("An exact number.", "Measurements where the last digits are noise still take it: exact costs little.", "type: decimal"),
  "types.duration": typed("A length of time.", "From when to when: range.", "type: duration"),
  "types.email": typed("An e-mail address in its form.", "Whether it is read shows only by writing to it.", "type: email"),
  "types.file": typed("Where a file lies.", "A few bytes that belong to the row.", "type: file"),
  "types.integer": typed("A whole number.", "Codes with leading zeros: text.", "type: integer"),
  "types.ip": typed("An address or network of the Internet.", "Host names: text.", "type: ip"),
  "types.json": typed("A structure whose keys vary.", "Keys that every row has: attributes.", "type: json, variable: true"),
  "types.list": typed(
    "Several values that are read in one piece.",
    "Items that are found or changed by themselves: use: items.",
    "type: list, of: text, use: whole",
  ),
  "types.long_text": typed("Text that is read, not compared.", "Short labels: text with a length.", "type: long_text"),
  "types.money": typed(
    "An amount of one currency.",
    "Many currencies in one column: an amount per currency, or a currency entity.",
    "type: money, currency: EUR",
  ),
  "types.phone": typed("A telephone number in the international form.", "Extensions: an attribute of their own.", "type: phone"),
  "types.point": typed("A place on earth.", "Areas and routes: an extension for geography.", "type: point"),
  "types.range": typed(
    "Everything between two ends, in one value.",
    "Ends that are filled at different times by different people: two attributes.",
    "type: range, of: date",
  ),
  "types.state": typed("A state machine: text with a check.", "Values that change freely: choice.", "type: state, initial: x, moves: { x: [y] }"),
  "types.text": typed("Text, with a check where a length is said.", "Articles: long_text.", "type: text"),
  "types.timestamp": typed("A moment, in every time zone the same.", "Opening hours and birthdays: they are not moments.", "type: timestamp"),
  "types.url": typed("An address on the web in its form.", "Whether it answers shows only by asking.", "type: url"),
  "types.uuid": page("An identifier from elsewhere.", "Keys of one's own: relationships.", plain, thing("a: { type: uuid }")),
  "types.vector": page(
    "An embedding of fixed length.",
    "Needs the extension vector.",
    thing(text, "", ", conventions: { extensions: [vector] }"),
    thing(`${text}, e: { type: vector, dimensions: 3 }`, "", ", conventions: { extensions: [vector] }"),
  ),
};
