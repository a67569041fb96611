/** What each command does. Its code is loaded when it is called: the help needs none of it, a diff of two databases no parser of SQL or models. */
export const diffCommand = later(async () => (await import("./diff-command.ts")).diffCommand);
export const dumpCommand = later(async () => (await import("./dump-command.ts")).dumpCommand);
export const dumpModelCommand = later(async () => (await import("./dump-model-command.ts")).dumpModelCommand);
export const lintCommand = later(async () => (await import("./lint-command.ts")).lintCommand);
export const lintCatalogCommand = later(async () => (await import("./lint-catalog-command.ts")).lintCatalogCommand);
export const planCommand = later(async () => (await import("./plan-command.ts")).planCommand);
export const resetPasswordsCommand = later(async () => (await import("./reset-passwords-command.ts")).resetPasswordsCommand);

const audit = async () => import("./audit-command.ts");
export const exportAuditCommand = later(async () => (await audit()).exportAuditCommand);
export const verifyAuditCommand = later(async () => (await audit()).verifyAuditCommand);

const installation = async () => import("./install-command.ts");
export const installCommand = later(async () => (await installation()).installCommand);
export const statusCommand = later(async () => (await installation()).statusCommand);
export const uninstallCommand = later(async () => (await installation()).uninstallCommand);

const tenants = async () => import("./tenant-command.ts");
export const tenantCommand = later(async () => (await tenants()).tenantCommand);
export const tenantsCommand = later(async () => (await tenants()).tenantsCommand);

const verbs = async () => import("./verb-command.ts");
export const baselineCommand = later(async () => (await verbs()).baselineCommand);
export const checkCommand = later(async () => (await verbs()).checkCommand);
export const declareCommand = later(async () => (await verbs()).declareCommand);
export const verbCommand = later(async () => (await verbs()).verbCommand);

const models = async () => import("./model-command.ts");
export const checkModelCommand = later(async () => (await models()).checkModelCommand);
export const explainModelCommand = later(async () => (await models()).explainModelCommand);
export const formatModelCommand = later(async () => (await models()).formatModelCommand);
export const initModelCommand = later(async () => (await models()).initModelCommand);
export const listTemplatesCommand = later(async () => (await models()).listTemplatesCommand);
export const renameModelCommand = later(async () => (await models()).renameModelCommand);
export const scriptModelCommand = later(async () => (await models()).scriptModelCommand);
export const showTemplateCommand = later(async () => (await models()).showTemplateCommand);

function later<Call extends readonly unknown[], Value>(load: () => Promise<(...call: Call) => Promise<Value>>): (...call: Call) => Promise<Value> {
  return async (...call) => (await load())(...call);
}
