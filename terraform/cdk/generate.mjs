// Generates the bindings of a provider in TypeScript: `node generate.mjs LIBRARY SCHEMA.json PROVIDER@VERSIONS FOLDER`.
//
// In a process of its own, because loading the generators asks for a version of Terraform, reports to their makers, and logs: none of it is
// needed to generate.
import { readFileSync } from "node:fs";

process.env.CHECKPOINT_DISABLE = "1";
process.env.CDKTF_LOG_LEVEL = "off";
process.env.TERRAFORM_BINARY_NAME = "terraform-is-not-needed";

const [library, schemaFile, provider, folder] = process.argv.slice(2);
const { CodeMaker, TerraformProviderGenerator } = await load("provider-generator");
const { ConstructsMakerProviderTarget, LANGUAGES, TerraformProviderConstraint } =
  await load("commons");

const schema = JSON.parse(readFileSync(schemaFile, "utf8"));
const generator = new TerraformProviderGenerator(new CodeMaker(), schema);
const constraint = new TerraformProviderConstraint(provider);
const [typescript] = LANGUAGES;
generator.generate(new ConstructsMakerProviderTarget(constraint, typescript));
await generator.save(folder);

async function load(name) {
  const loaded = await import(`@${library}/${name}`);
  return loaded.default;
}
