import { stat } from "node:fs/promises";
import { Option, type Command } from "commander";
import { looksLikeAddress } from "../../sql/connection.ts";
import { givenDatabase, WrongUsage } from "../wrong-usage.ts";
import { lintCatalogCommand, lintCommand } from "./commands.ts";
import type { LintCatalogFlags } from "./lint-catalog-command.ts";
import type { LintFlags } from "./lint-command.ts";
import { makeOutput, type Output } from "./output.ts";

type Flags = LintFlags & LintCatalogFlags & { readonly json?: boolean; readonly as?: "migration" | "schema" };
type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The command `lint`: files of SQL are hand-written migrations; a model, a folder of SQL, or a database without any file is a schema.
 * `end` gets the exit code.
 */
export function addLint(
  program: Command,
  environment: Environment,
  streams: { readonly out: (text: string) => void; readonly err: (text: string) => void },
  end: (code: number) => void,
): void {
  program
    .command("lint [files...]")
    .description(
      "judge hand-written migrations (SQL files, - for standard input): locks, what they block, hazards, what to write instead; or a schema (a database, a model, a folder of SQL) by every rule of docs/reference/lints.md",
    )
    .option(
      "--database-url <url>",
      "of the schema to judge (default: DATABASE_URL); beside migrations: look at the live catalog for sizes, types, valid checks",
    )
    .addOption(
      new Option("--as <what>", "what the files are (default: .sql files are migrations, models and folders are schemas)").choices(["migration", "schema"]),
    )
    .option("--json", "one JSON document instead of text")
    .addOption(new Option("--format <which>", "how to print").choices(["text", "json", "sarif", "github"]).default("text"))
    .addOption(new Option("--fail-on <level>", "exit 1 from this level on").choices(["error", "warn", "info"]).default("error"))
    .option("--all", "notes too")
    .option("--schema <name>", "judge this schema of the database only (again for more)", (word: string, words: readonly string[] = []) => [...words, word])
    .option("--suppressions <file>", "findings that may stand: a line each, key | reason")
    .option("--default-schema <name>", "where unqualified names go", "public")
    .option("--before <path>", "SQL of the schema that a migration is meant for, where no database is at hand")
    .option("--major <number>", "Postgres major, where no database says it (default: 18)")
    .option("--fix", "print a migration rewritten in phases, or, of a schema, the statements that mend it")
    .option("--in-transaction", "the tool that runs the migration wraps it in one transaction")
    .action(async (files: string[], flags: Flags) => {
      end(await judge(files, flags, environment, makeOutput(flags.json === true, streams.out, streams.err)));
    });
}

async function judge(files: readonly string[], flags: Flags, environment: Environment, output: Output): Promise<number> {
  const [first] = files;
  if (first === undefined) {
    const url = givenDatabase(flags.databaseUrl, environment);
    if (url === null)
      throw new WrongUsage(
        "nothing to judge",
        "give SQL files, a model, a folder of SQL, or a database (--database-url postgres://login:password@host:5432/database)",
      );
    return lintCatalogCommand(url, flags, environment, output);
  }
  const isSchema =
    flags.as === undefined
      ? /\.(ya?ml|json)$/.test(first) || looksLikeAddress(first) || (flags.before === undefined && flags.fix !== true && (await isFolder(first)))
      : flags.as === "schema";
  if (!isSchema) return lintCommand(files, flags, environment, output);
  if (files.length === 1) return lintCatalogCommand(first, flags, environment, output);
  throw new WrongUsage(`one schema at a time: ${files.join(", ")} are ${String(files.length)}`, "put SQL files into a folder, or say --as migration");
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
