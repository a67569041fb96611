/** The key that signs audit checkpoints: ed25519, made on first use, readable by the worker's user only, never in the database. */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { link, mkdir, open, readFile, stat, unlink } from "node:fs/promises";
import { dirname } from "node:path";

export type CheckpointKey = {
  /** First 16 hex digits of the SHA-256 of the public key (SPKI, DER). */
  readonly id: string;
  /** PEM; give it to whoever verifies. */
  readonly public_key: string;
  /** Base64 signature of a text's UTF-8 bytes. */
  readonly sign: (text: string) => string;
};

/** Reads the key file, or makes one. Two workers that start at once end with the same key. */
export const openCheckpointKey = async (path: string): Promise<CheckpointKey> => {
  const pem = (await readIfThere(path)) ?? (await createKeyFile(path));
  await refuseIfReadableByOthers(path);
  return fromPrivate(createPrivateKey(pem));
};

const fromPrivate = (key: KeyObject): CheckpointKey => {
  const open = createPublicKey(key);
  const der = open.export({ type: "spki", format: "der" });
  return {
    id: createHash("sha256").update(der).digest("hex").slice(0, 16),
    public_key: open.export({ type: "spki", format: "pem" }).toString(),
    sign: (text) => sign(null, Buffer.from(text, "utf8"), key).toString("base64"),
  };
};

const readIfThere = async (path: string): Promise<string | null> =>
  readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });

/** Written aside and linked into place: the file is never seen half-written, and the first of two writers wins. */
const createKeyFile = async (path: string): Promise<string> => {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const pem = generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const aside = `${path}.${randomUUID()}`;
  const file = await open(aside, "wx", 0o600);
  try {
    await file.writeFile(pem);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await unlink(aside);
  }
  return readFile(path, "utf8");
};

const refuseIfReadableByOthers = async (path: string): Promise<void> => {
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0)
    throw new Error(`${path} can be read by others (mode ${(mode & 0o777).toString(8)}); run chmod 600 on it, and make a new key if others may have read it`);
};
