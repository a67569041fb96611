/** The command line `data-architect`. */
import { Command, CommanderError, Option } from "commander";
import { programVersion } from "../compiler.ts";
import { givenDatabase, WrongUsage } from "../wrong-usage.ts";
import { addLint } from "./add-lint.ts";
import {
  baselineCommand,
  checkCommand,
  declareCommand,
  diffCommand,
  dumpCommand,
  dumpModelCommand,
  exportAuditCommand,
  installCommand,
  planCommand,
  resetPasswordsCommand,
  statusCommand,
  tenantCommand,
  tenantsCommand,
  uninstallCommand,
  verbCommand,
  verifyAuditCommand,
} from "./commands.ts";
import { EXIT, endingOf } from "./exit.ts";
import { addModelCommands } from "./model-program.ts";
import { makeOutput } from "./output.ts";
import type { VerifyFlags } from "./audit-command.ts";
import type { DiffFlags } from "./diff-command.ts";
import type { DumpFlags } from "./dump-command.ts";
import type { InstallFlags } from "./install-command.ts";
import type { TenantsFlags } from "./tenant-command.ts";
import type { Output } from "./output.ts";

export type Streams = { readonly out: (text: string) => void; readonly err: (text: string) => void };

/** Runs one command line (without `node` and the script); the exit code. Never throws for what a user can do wrong. */
export async function runProgram(words: readonly string[], environment: Readonly<Record<string, string | undefined>>, streams: Streams): Promise<number> {
  let code: number = EXIT.ok;
  const program = new Command("data-architect").description("Governed, zero-downtime evolution of Postgres schemas, from inside the Postgres it governs.");
  program.exitOverride().configureOutput({ writeOut: streams.out, writeErr: streams.err }).showHelpAfterError("(data-architect --help lists the commands)");

  program.option("-V, --version", "which release this is").on("option:version", () => {
    streams.out(`data-architect ${programVersion()}\n`);
    throw new CommanderError(0, "commander.version", "");
  });
  program.addHelpText("after", HELP_END);

  const command = (
    text: string,
    description: string,
    act: (url: string, output: Output, words: string[], flags: Record<string, unknown>, many: readonly string[]) => Promise<number | void>,
  ): Command => {
    const made = program.command(text).description(description);
    made.option("--database-url <url>", "postgres://login:password@host:5432/database; default: DATABASE_URL");
    made.option("--json", "one JSON document instead of text");
    made.action(async (...words: unknown[]) => {
      const flags = made.opts<Record<string, unknown>>();
      const output = makeOutput(flags["json"] === true, streams.out, streams.err);
      const url = givenDatabase(flags["databaseUrl"] as string | undefined, environment);
      if (url === null)
        throw new WrongUsage(
          "no database",
          `give --database-url postgres://login:password@host:5432/database, or set DATABASE_URL${made.name() === "check" ? "; data-architect model check looks at a file without one" : ""}`,
        );
      code =
        (await act(
          url,
          output,
          words.filter((word) => typeof word === "string"),
          flags,
          words.find((word): word is string[] => Array.isArray(word)) ?? [],
        )) ?? EXIT.ok;
    });
    return made;
  };

  const installing = (text: string, description: string, upgrading: boolean): void => {
    command(text, description, async (url, output, _, flags) => installCommand(url, flags as InstallFlags, output, upgrading))
      .option("--environment <name>", "name of the environment that this database is (first install; default: the database's name)")
      .addOption(new Option("--kind <kind>", "of the environment (first install)").choices(["sandbox", "protected"]))
      .option("--person <name>", "your name as the first person (first install; default: your login)")
      .addOption(new Option("--compiler <which>", "worker: do without plv8 even where it is there").choices(["auto", "worker"]))
      .option("--passwords-file <path>", "write the generated passwords there (0600, must not exist) instead of showing them");
  };
  installing("install", "install into a database, or bring it to this version", false);
  installing("upgrade", "bring a database to this version and probe its capabilities again", true);
  command("reset-passwords", "new passwords for the logins of worker and server, where the old ones are lost", (url, output, _, flags) =>
    resetPasswordsCommand(url, flags["passwordsFile"] as string | undefined, output),
  ).option("--passwords-file <path>", "write them there (0600, must not exist) instead of showing them");
  command("uninstall", "remove everything of ours; refuses while governed tables need it", async (url, output) => uninstallCommand(url, output));
  command("status", "what is installed, and what this server lacks", async (url, output) => statusCommand(url, output));

  command("check <file>", "is this model sound, for that database? (model check needs none)", (url, output, [file = ""], flags) =>
    checkCommand(url, file, flags["project"] as string | undefined, output),
  ).option("--project <name>", "with the settings of this project");
  command(
    "declare <words...>",
    "declare the next model version: PROJECT MODEL, or FILES… --project PROJECT for SQL files and folders",
    (url, output, _, flags, words) => {
      const [first = "", ...rest] = words;
      const project = flags["project"] as string | undefined;
      return declareCommand(url, project ?? first, project === undefined ? rest : words, flags["wait"] as string, output);
    },
  )
    .option("--project <name>", "whose version it is")
    .option("--wait <interval>", "how long to wait until it is read", "120 s");
  command("baseline", "take what stands in a project's schemas under governance, as its first version", (url, output, _, flags) =>
    baselineCommand(
      url,
      flags["project"] as string,
      { schemas: (flags["schema"] as string[] | undefined) ?? [], owner: flags["owner"] as string | undefined },
      flags["wait"] as string,
      output,
    ),
  )
    .requiredOption("--project <name>", "made before with arch.project, or here with --owner")
    .option("--owner <role>", "make the project: the role that its objects belong to")
    .option("--schema <name>", "with --owner: a schema of it (again for more; default: named as the project)", collect)
    .option("--wait <interval>", "how long to wait until it is read", "120 s");
  command(
    "tenant <project> <name>",
    "a tenant with a database of its own: make it, install, declare the project's model there",
    (url, output, [project = "", name = ""], flags) => tenantCommand(url, project, name, flags as { wait: string; plan?: boolean }, output),
  )
    .option("--plan", "plan it, too")
    .option("--wait <interval>", "how long to wait until it is read", "120 s");
  command("tenants <project>", "the databases on this server that follow a project's model, and how far each is", (url, output, [project = ""], flags) =>
    tenantsCommand(url, project, flags as TenantsFlags, output),
  )
    .option("--declare", "declare the newest version where it is not")
    .option("--plan", "plan each that has it not applied")
    .option("--wait <interval>", "how long to wait for each", "120 s");
  command("plan <project>", "plan the way to the last declared version, and wait for its proof", (url, output, [project = ""], flags) =>
    planCommand(url, project, { all: flags["all"] === true, wait: flags["wait"] as string }, output),
  )
    .option("--all", "show routine steps too")
    .option("--wait <interval>", "how long to wait for the proof", "120 s");
  command("submit <plan>", "ask for approval", (url, output, [plan], flags) =>
    verbCommand(url, "select * from arch.submit($1, $2)", [plan, flags["comment"]], output),
  ).option("--comment <text>", "for the approvers", "");
  command("approve <plan> <digest>", "approve exactly this plan", (url, output, [plan, digest], flags) =>
    verbCommand(url, "select * from arch.approve($1, $2, $3)", [plan, digest, flags["comment"]], output),
  ).option("--comment <text>", "for the record", "");
  command("reject <plan>", "reject a submitted plan", (url, output, [plan], flags) =>
    verbCommand(url, "select * from arch.reject($1, $2)", [plan, flags["comment"]], output),
  ).option("--comment <text>", "why", "");
  command("withdraw <plan>", "take a plan back", (url, output, [plan]) => verbCommand(url, "select * from arch.withdraw($1)", [plan], output));
  command("apply <plan>", "run an approved plan", (url, output, [plan]) => verbCommand(url, "select * from arch.apply($1)", [plan], output));
  command("progress <plan>", "where a run is", (url, output, [plan]) => verbCommand(url, "select * from arch.progress($1)", [plan], output));
  command("complete <plan>", "run the contract phase of a soaking plan", (url, output, [plan], flags) =>
    verbCommand(url, "select * from arch.complete($1, $2)", [plan, flags["because"]], output),
  ).option("--because <text>", "why before its soak time is over");
  command("rollback <plan>", "take an applied plan back", (url, output, [plan], flags) =>
    verbCommand(url, "select * from arch.rollback($1, $2)", [plan, flags["because"]], output),
  ).option("--because <text>", "why tables that it made may go with their rows");
  command("steps <plan>", "all steps of a plan", (url, output, [plan]) =>
    verbCommand(url, "select ordinal, phase, what, lock, blocks, estimate, hazard from arch.steps($1)", [plan], output),
  );
  command("versions <project>", "declared and applied versions", (url, output, [project]) =>
    verbCommand(url, "select * from arch.versions($1)", [project], output),
  );
  command("drift", "open findings", (url, output) => verbCommand(url, "select * from arch.drift()", [], output));
  command("export-audit", "write the sealed audit log to standard output, a JSON line per event and checkpoint", (url, output) =>
    exportAuditCommand(url, output),
  );
  program
    .command("verify-audit [export]")
    .description("recompute the audit log: inside the database, or with an export and the key without any database")
    .option("--key <path>", "public key of the checkpoints (PEM), or the worker's checkpoint-key.pem")
    .option("--checkpoints <path>", "the worker's checkpoints.jsonl, or a copy kept elsewhere: what was removed or rewritten since shows against it")
    .option("--database-url <url>", "without an export: postgres://login:password@host:5432/database; default: DATABASE_URL")
    .option("--json", "one JSON document instead of text")
    .action(async (file: string | undefined, flags: VerifyFlags) => {
      code = await verifyAuditCommand(file, flags, environment, makeOutput(flags.json === true, streams.out, streams.err));
    });
  command(
    "dump",
    "write a database's schemas as SQL that loads back to the same: to standard output, or a folder with a file per object",
    (url, output, _, flags) =>
      (flags as DumpFlags).model === true
        ? dumpModelCommand(url, flags as DumpFlags, environment["SCRATCH_URL"] || null, output)
        : dumpCommand(url, flags as DumpFlags, output),
  )
    .option("--out <dir>", "an empty or new folder")
    .option("--model", "the model document that the tables of one schema allow to infer, and what it does not say")
    .option("--schema <name>", "only this schema (again for more)", collect)
    .option("--no-owner", "leave out who owns what")
    .option("--no-privileges", "leave out grants");
  addLint(program, environment, streams, (ending) => {
    code = ending;
  });
  program
    .command("diff <from> <to>")
    .description(
      "the plan from one side to the other; a side is a database URL, an SQL file or folder (- is standard input), project@v3 or project@applied (with --database-url), or a model (.yaml)",
    )
    .option("--json", "one JSON document instead of text")
    .option("--check", "exit 1 where there is a difference")
    .option("--out <dir>", "write 1_expand.sql and 2_contract.sql there")
    .addOption(
      new Option("--plain", "no archive, no dual writing: for a database that nobody uses meanwhile (default where the left side is not a database)").conflicts(
        "online",
      ),
    )
    .addOption(new Option("--online", "for a database under traffic (default where the left side is one)"))
    .option(
      "--rename <old=new>",
      "anything that has another name on the right: customers.name=full_name, view:shop.a=b, status.open=opened (again for more)",
      collect,
    )
    .option("--schema <name>", "compare this schema (again for more; default: those that the written side speaks of)", collect)
    .option("--default-schema <name>", "where unqualified names of SQL and a model's tables go (default: public; of a model the one --schema)")
    .option("--major <number>", "Postgres major, where no side is a database (default: 18)")
    .addOption(
      new Option("--size <class>", "of every table on the left (default: what the database says; of SQL and models: large, and with --online empty)").choices([
        "empty",
        "small",
        "large",
      ]),
    )
    .option("--database-url <url>", "where stored versions are; default: DATABASE_URL")
    .action(async (from: string, to: string, flags: DiffFlags & { readonly json?: boolean }) => {
      code = await diffCommand(from, to, flags, environment, makeOutput(flags.json === true, streams.out, streams.err));
    });
  addModelCommands(
    program,
    (json) => makeOutput(json, streams.out, streams.err),
    (ended) => {
      code = ended;
    },
  );
  program
    .command("worker")
    .description("work: compile, prove, run, watch, seal (settings in the environment: DATABASE_URL, EXECUTOR_URL)")
    .action(async () => {
      await import("../main.ts");
      code = Number(process.exitCode ?? EXIT.ok);
    });

  try {
    await program.parseAsync([...words], { from: "user" });
    return code;
  } catch (error) {
    if ((error as { name?: string }).name === "CommanderError") return (error as { exitCode: number }).exitCode === 0 ? EXIT.ok : EXIT.usage;
    const ending = endingOf(error);
    streams.err(`error: ${ending.message}\n${ending.hint === null ? "" : `hint: ${ending.hint}\n`}`);
    return ending.code;
  }
}

const HELP_END = `
Exit codes: 0 done; 1 broken, or different (diff --check), or unsafe (lint); 2 wrong command line; 3 refused by a rule, or unsound input;
4 server not reached; 5 not enough rights. In the environment: DATABASE_URL, and SCRATCH_URL for a server where SQL is tried (default: an embedded one).
`;

function collect(word: string, words: readonly string[] = []): readonly string[] {
  return [...words, word];
}
