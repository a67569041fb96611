/** What a type of variable length is stored as when nothing is said; majors before 16 have no word for it. */
export function ownStorage(type: string): string {
  return /^(?:numeric|inet|cidr)\b/u.test(type) ? "main" : "extended";
}
