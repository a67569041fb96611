import { sha256 as digest } from "@noble/hashes/sha2.js";

/**
 * SHA-256 of a text's UTF-8 bytes, lower-case hex.
 *
 * @example sha256("") // 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
 */
export function sha256(text: string): string {
  const bytes = digest(utf8(text));
  let hex = "";
  for (const byte of bytes) hex += (byte < 16 ? "0" : "") + byte.toString(16);
  return hex;
}

/** UTF-8 by hand: plv8 has no TextEncoder. A lone surrogate becomes U+FFFD, as everywhere else. */
export function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let end = 0;
  for (let index = 0; index < text.length; index++) {
    const point = text.codePointAt(index) ?? 0xfffd;
    if (point > 0xffff) index++;
    end = put(bytes, end, point >= 0xd800 && point <= 0xdfff ? 0xfffd : point);
  }
  return bytes.subarray(0, end);
}

function put(bytes: Uint8Array, at: number, point: number): number {
  if (point < 0x80) {
    bytes[at] = point;
    return at + 1;
  }
  const more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
  const lead = more === 1 ? 0xc0 : more === 2 ? 0xe0 : 0xf0;
  bytes[at] = lead | (point >> (6 * more));
  for (let rest = more - 1; rest >= 0; rest--) bytes[at + more - rest] = 0x80 | ((point >> (6 * rest)) & 0x3f);
  return at + more + 1;
}
