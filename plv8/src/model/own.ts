/**
 * A record's own entry. Names come from people, and one of them is called `constructor` one day: reading `record[name]` would find the prototype's.
 *
 * @example own({ a: 1 }, "constructor") // undefined
 */
export function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
