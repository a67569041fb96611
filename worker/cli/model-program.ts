/** The commands `model` and `template`. */
import type { Command } from "commander";
import {
  checkModelCommand,
  explainModelCommand,
  formatModelCommand,
  initModelCommand,
  listTemplatesCommand,
  renameModelCommand,
  scriptModelCommand,
  showTemplateCommand,
} from "./commands.ts";
import { DEFAULT_MAJOR, givenMajor } from "../wrong-usage.ts";
import type { Output } from "./output.ts";

type Flags = {
  readonly json?: boolean;
  readonly check?: boolean;
  readonly major?: string;
  readonly template?: string;
  readonly name?: string;
  readonly schema?: string;
  readonly owner?: string;
};

/** Adds them to the program; `end` takes the exit code. */
export function addModelCommands(program: Command, outputOf: (json: boolean) => Output, end: (code: number) => void): void {
  const model = program.command("model").description("model documents in files, without a database");
  const under = (parent: Command, text: string, description: string): Command =>
    parent.command(text).description(description).option("--json", "one JSON document instead of text");
  under(model, "init <file>", "a model to start from, and the schema beside it that editors complete and check it with")
    .option("--template <name>", "start from a template (data-architect template list)")
    .option("--name <model>", "the model's name (default: the file's)")
    .action(async (file: string, flags: Flags) => {
      end(await initModelCommand(file, flags, outputOf(flags.json === true)));
    });
  under(model, "format <files...>", "write them in the one form; comments stay")
    .option("--check", "change nothing; exit 1 where one is not")
    .action(async (files: string[], flags: Flags) => {
      end(await formatModelCommand(files, flags.check === true, outputOf(flags.json === true)));
    });
  under(model, "check <files...>", "is this sound? every problem as file:line:column")
    .option("--major <number>", "Postgres major of the target", String(DEFAULT_MAJOR))
    .action(async (files: string[], flags: Flags) => {
      end(await checkModelCommand(files, givenMajor(flags.major) ?? DEFAULT_MAJOR, outputOf(flags.json === true)));
    });
  under(model, "explain <file> [thing]", "every table, column and index with its reason and size; or one area, entity, table or table.column")
    .option("--major <number>", "Postgres major of the target", String(DEFAULT_MAJOR))
    .action(async (file: string, thing: string | undefined, flags: Flags) => {
      end(await explainModelCommand(file, thing, givenMajor(flags.major) ?? DEFAULT_MAJOR, outputOf(flags.json === true)));
    });
  under(model, "script <file>", "the SQL that builds it from nothing, in one schema: again for each tenant that has a schema of its own")
    .option("--schema <name>", "where (default: the model's name)")
    .option("--owner <role>", "whose (default: the schema's name and _owner)")
    .option("--major <number>", "Postgres major of the target", String(DEFAULT_MAJOR))
    .action(async (file: string, flags: Flags) => {
      end(await scriptModelCommand(file, flags, givenMajor(flags.major) ?? DEFAULT_MAJOR, outputOf(flags.json === true)));
    });
  under(
    model,
    "rename <file> <old> <new>",
    "another name for an entity (customer client) or attribute (customer.name full_name): its identity stays, the next plan renames",
  ).action(async (file: string, former: string, name: string, flags: Flags) => {
    end(await renameModelCommand(file, former, name, outputOf(flags.json === true)));
  });
  const template = program.command("template").description("models to start from");
  under(template, "list", "which there are").action(async (flags: Flags) => {
    end(await listTemplatesCommand(outputOf(flags.json === true)));
  });
  under(template, "show <name>", "the document; select arch.template(name, options) fits it").action(async (name: string, flags: Flags) => {
    end(await showTemplateCommand(name, outputOf(flags.json === true)));
  });
}
