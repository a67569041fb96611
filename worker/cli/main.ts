#!/usr/bin/env node
/** Entry of the program `data-architect`. */
import { enableCompileCache } from "node:module";

// Before the code that it keeps: therefore that is not imported above. Two thirds of the time that a command needs to begin.
enableCompileCache();
const { EXIT } = await import("./exit.ts");
const { runProgram } = await import("./program.ts");

let unwritten = false;

/** A reader that has seen enough (`| head`) is no failure; a disk that is full is one. */
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") return;
    if (!unwritten) process.stderr.write(`error: the output could not be written: ${error.message}\n`);
    unwritten = true;
    process.exitCode = EXIT.failed;
  });

const code = await runProgram(process.argv.slice(2), process.env, {
  out: (text) => {
    process.stdout.write(text);
  },
  err: (text) => {
    process.stderr.write(text);
  },
});
process.exitCode = unwritten && code === EXIT.ok ? EXIT.failed : code;
