/** SCRAM-SHA-256 verifiers, made here so that no password travels in a statement (statements are logged). */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";

const ROUNDS = 4096;

export const newPassword = (): string => randomBytes(24).toString("base64url");

/** What `pg_authid.rolpassword` holds for this password. */
export function scramVerifier(password: string, salt: Buffer = randomBytes(16)): string {
  const salted = pbkdf2Sync(password.normalize("NFKC"), salt, ROUNDS, 32, "sha256");
  const hmac = (key: Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();
  const stored = createHash("sha256").update(hmac(salted, "Client Key")).digest("base64");
  return `SCRAM-SHA-256$${String(ROUNDS)}:${salt.toString("base64")}$${stored}:${hmac(salted, "Server Key").toString("base64")}`;
}
