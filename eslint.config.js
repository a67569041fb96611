import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";
import { importDirection } from "./worker/setup/import-direction.mjs";

const ts = ["**/*.ts", "**/*.tsx"];
const compiler = ["plv8/src/**/*.ts"];
const noHostApis = [
  "process",
  "Buffer",
  "console",
  "setTimeout",
  "setInterval",
  "queueMicrotask",
  "fetch",
  "URL",
  "Intl",
  "Promise",
  "performance",
  "crypto",
  "TextEncoder",
  "TextDecoder",
  "structuredClone",
  "globalThis",
];

export default defineConfig(
  { ignores: [".ci/canary.test.ts", "build", "dist", "node_modules", "coverage", ".data", "tests/upgrade/fixtures", "**/*.generated.ts"] },
  {
    files: ts,
    extends: [tseslint.configs.recommended],
    plugins: { house: { rules: { "import-direction": importDirection } } },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "house/import-direction": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "separate-type-imports" }],
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: false }],
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrors: "none" }],
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/no-empty-function": "off",
      "no-restricted-syntax": [
        "error",
        { selector: "ExportDefaultDeclaration", message: "no default exports: a file is named after its one named export" },
        { selector: "TSEnumDeclaration", message: "no enums: use a union of strings" },
        { selector: "TSModuleDeclaration[kind='namespace']", message: "no namespaces: use modules" },
        { selector: "Decorator", message: "no decorators" },
      ],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "prefer-const": "error",
      "no-var": "error",
    },
  },
  {
    files: compiler,
    rules: {
      "no-restricted-globals": [
        "error",
        ...noHostApis.map((name) => ({ name, message: "the compiler runs inside Postgres, where this does not exist or is not deterministic" })),
        { name: "Date", message: "time comes in as input" },
      ],
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random", message: "chance comes in as input" },
        { property: "localeCompare", message: "compare code units with < and >: locales differ between hosts" },
        { property: "toLocaleString", message: "locales differ between hosts" },
      ],
      "no-restricted-syntax": [
        "error",
        { selector: "ExportDefaultDeclaration", message: "no default exports: a file is named after its one named export" },
        { selector: "TSEnumDeclaration", message: "no enums: use a union of strings" },
        { selector: "AwaitExpression", message: "the compiler is synchronous" },
        { selector: "ImportExpression", message: "the compiler is one bundle: no dynamic imports" },
      ],
    },
  },
  // Tools want their configuration as a default export.
  { files: ["vitest.config.ts", "eslint.config.js", "tests/helpers/global-setup.ts"], rules: { "no-restricted-syntax": "off" } },
);
