/** A number with its noun. @example counted(1, "step"); // "1 step" */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${String(number)} ${number === 1 ? one : many}`;
}
