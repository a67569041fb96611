/**
 * Reads one file out of an unpacked tar archive (ustar; names up to 100 bytes are all we meet).
 * @returns its bytes; throws when the archive has no such file.
 */
export function readTarFile(archive: Buffer, name: string): Buffer {
  for (let at = 0; at + 512 <= archive.length;) {
    const entry = archive
      .subarray(at, at + 100)
      .toString("latin1")
      .replace(/\0.*$/s, "");
    const size = Number.parseInt(archive.subarray(at + 124, at + 136).toString("latin1"), 8) || 0;
    if (entry === name) return archive.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  throw new Error(`the archive has no ${name}`);
}
