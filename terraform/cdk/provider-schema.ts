/** The schema of the provider, as the generators of bindings read it. */
import { source } from "../install";
import { createProvider } from "../provider/provider";
import { toProviderSchemaJson } from "../schema/schema-json";

export const providerSchema: object = toProviderSchemaJson(
  `registry.terraform.io/${source}`,
  createProvider({}),
);
