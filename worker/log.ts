/** One line per happening on stderr: time, level, what, and a few named values. Connection strings and secrets have no way in. */

export type LogLevel = "info" | "warn" | "error";
export type Logger = Readonly<Record<LogLevel, (message: string, values?: LogValues) => void>>;
export type LogValues = Readonly<Record<string, string | number | boolean | null | undefined>>;

const SECRET = /(postgres(?:ql)?:\/\/[^:@/\s]+:)[^@\s]+@/g;

/** Takes passwords out of connection strings, wherever a message quotes one. */
const withoutSecrets = (text: string): string => text.replace(SECRET, "$1…@");

export const createLogger = (write: (line: string) => void = (line) => void process.stderr.write(line)): Logger => {
  const at =
    (level: LogLevel) =>
    (message: string, values: LogValues = {}): void => {
      const pairs = Object.entries(values)
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => `${key}=${quoted(value)}`);
      write(withoutSecrets([new Date().toISOString(), level, message, ...pairs].join(" ")) + "\n");
    };
  return { info: at("info"), warn: at("warn"), error: at("error") };
};

export const silentLogger: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What an unknown error says, with Postgres' code, detail and hint where it has them. */
export const errorText = (error: unknown): string => {
  if (!(error instanceof Error)) return withoutSecrets(String(error));
  const fields = error as Error & { code?: unknown; detail?: unknown; hint?: unknown };
  const code = typeof fields.code === "string" ? ` (${fields.code})` : "";
  const detail = typeof fields.detail === "string" ? `; ${fields.detail}` : "";
  const hint = typeof fields.hint === "string" ? `; ${fields.hint}` : "";
  return withoutSecrets(`${error.message}${code}${detail}${hint}`);
};

const quoted = (value: string | number | boolean | null | undefined): string => {
  const text = String(value);
  return /^[\w.:/-]*$/.test(text) ? text : JSON.stringify(text);
};
