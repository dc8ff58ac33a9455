/** The files that follow from the declaration of the inputs, with the text that they must have. */
import { resolve } from "node:path";
import { format, resolveConfig } from "prettier";
import { inputsSchema } from "../../engine/inputs/schema/inputs";
import type { ObjectSchema } from "../../engine/inputs/schema/schema";
import { renderReference } from "./render-reference";
import { renderOutputTypes } from "./render-output-types";
import { renderProviderPage, renderResourcePage } from "./render-terraform-docs";
import { renderTypes } from "./render-types";

export interface GeneratedFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
}

export async function generatedFiles(
  schema: ObjectSchema = inputsSchema,
): Promise<readonly GeneratedFile[]> {
  return Promise.all([
    formatted("engine/inputs/inputs.ts", renderTypes(schema)),
    formatted("engine/outputs/outputs.ts", renderOutputTypes()),
    formatted("docs/reference.md", renderReference(schema)),
    formatted("terraform/docs/index.md", renderProviderPage()),
    formatted("terraform/docs/resources/group.md", renderResourcePage()),
  ]);
}

async function formatted(path: string, text: string): Promise<GeneratedFile> {
  const filepath = resolve(__dirname, "../..", path);
  return { path, text: await format(text, { ...(await resolveConfig(filepath)), filepath }) };
}
