/** `data-architect reset-passwords`: the way back in when the passwords of our own logins are lost. */
import { rm, writeFile } from "node:fs/promises";
import { resetPasswords } from "../../sql/loader.ts";
import type { Output } from "./output.ts";
import { textTable } from "./text-table.ts";

export async function resetPasswordsCommand(url: string, file: string | undefined, output: Output): Promise<void> {
  // Before anything is changed: a file that is there already must not cost the passwords.
  if (file !== undefined) await writeFile(file, "", { mode: 0o600, flag: "wx" });
  const passwords = await resetPasswords(url).catch(async (error: unknown) => {
    if (file !== undefined) await rm(file, { force: true });
    throw error;
  });
  if (file !== undefined) await writeFile(file, `${JSON.stringify(passwords, null, 2)}\n`);
  const logins = Object.entries(passwords).map(([login, password]) => ({ login, password }));
  const where = file === undefined ? `they are shown this once and stored nowhere:\n\n${textTable(logins)}` : `they are in ${file}\n`;
  output.result(
    `new passwords for ${logins.map((one) => one.login).join(", ")}; ${where}\nThe logins belong to the whole server: give the new passwords to the worker and server of every governed database on it, then restart those. Sessions that are open stay open.\n`,
    file === undefined ? { passwords } : { passwords_file: file },
  );
}
