/** A stand-in for `hashicorp/aws`, for tests and the offline demo: serves a few resource types against a simulator on this machine. */
import { toMethods } from "../../terraform/plugin/methods";
import { servePlugin } from "../../terraform/plugin/serve";
import { createProvider } from "./provider";

servePlugin(toMethods(createProvider()), process.env).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
