import { sha256 } from "../catalog/sha256.ts";

/** Name of an object that stands only while a plan is under way: sorts last, at most 63 bytes, the same for the same parts. */
export function transitionName(...parts: readonly string[]): string {
  const full = ["zz_arch", ...parts].join("_");
  if (byteLength(full) <= 63) return full;
  const digest = sha256(full).slice(0, 10);
  let head = full;
  while (byteLength(head) > 52) head = [...head].slice(0, -1).join("");
  return `${head}_${digest}`;
}

function byteLength(text: string): number {
  let bytes = 0;
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
