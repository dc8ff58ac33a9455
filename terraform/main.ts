/** The plugin that Terraform starts. */
import { servePlugin } from "./plugin/serve";
import { toMethods } from "./plugin/methods";
import { createProvider } from "./provider/provider";

servePlugin(toMethods(createProvider(process.env)), process.env).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
