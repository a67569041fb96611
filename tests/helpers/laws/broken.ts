/** A law that did not hold; the message says which, and where. */
export class Broken extends Error {}
