import { fileURLToPath } from "node:url";
import { installedTemplate } from "../helpers/installed.ts";
import { pgtapSuite } from "../helpers/pgtap-suite.ts";

pgtapSuite(fileURLToPath(new URL(".", import.meta.url)), installedTemplate);
