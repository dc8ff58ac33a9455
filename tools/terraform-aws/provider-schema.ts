/** The schema of the stand-in, as the generators of bindings read it. */
import { toProviderSchemaJson } from "../../terraform/schema/schema-json";
import { createProvider } from "./provider";

export const providerSchema: object = toProviderSchemaJson(
  "registry.terraform.io/hashicorp/aws",
  createProvider(),
);
