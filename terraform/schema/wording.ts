/** The engine's texts in the words of somebody who writes Terraform: attribute names, and the commands to run. */
import { inputsSchema } from "aws-instance-refresh/inputs/schema/inputs";
import type { ObjectSchema, Schema } from "aws-instance-refresh/inputs/schema/schema";
import { toSnakeCase } from "./names";

const commands: readonly (readonly [string, string])[] = [
  ["pulumi up", "terraform apply"],
  ["pulumi refresh", "terraform apply -refresh-only"],
  ["pulumi destroy", "terraform destroy"],
  ["pulumi preview", "terraform plan"],
  ["customTimeouts", "timeouts"],
  ["JSON.stringify(...)", "jsonencode(...)"],
  ["template.latestVersion", "aws_launch_template.web.latest_version"],
  ["template.id", "aws_launch_template.web.id"],
  ["template.name", "aws_launch_template.web.name"],
  ["group.name", "aws_autoscaling_group.web.name"],
];

/** The camelCase names among the inputs, at any depth. */
const names = [...new Set(namesOf(inputsSchema))].filter((name) => toSnakeCase(name) !== name);

const assignment = new RegExp(`\\b(${names.join("|")}): (?=true|false|"|\\d)`, "g");
const name = new RegExp(`\\b(${names.join("|")})\\b`, "g");

export function toTerraformText(text: string): string {
  return commands
    .reduce((changed, [from, to]) => changed.replaceAll(from, to), text)
    .replace(assignment, (_, found: string) => `${toSnakeCase(found)} = `)
    .replace(name, (found) => toSnakeCase(found));
}

function namesOf(of: Schema): readonly string[] {
  if (of.kind === "list" || of.kind === "map") return namesOf(of.of);
  return of.kind === "object" ? namesOfFields(of) : [];
}

function namesOfFields({ fields }: ObjectSchema): readonly string[] {
  return Object.entries(fields).flatMap(([field, value]) => [field, ...namesOf(value)]);
}
