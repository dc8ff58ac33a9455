/** Marks the inputs that are secrets by their declaration, so that they are encrypted in state and hidden in diffs whatever the program says. */
import * as pulumi from "@pulumi/pulumi";
import type { Schema } from "aws-instance-refresh/inputs/schema/schema";

/** The value with every part that its schema declares sensitive as a secret. The rest stays readable. */
export function markSecrets(schema: Schema, value: unknown): unknown {
  if (value === undefined || value === null || !hasSecrets(schema)) return value;
  if (pulumi.Output.isInstance(value) || value instanceof Promise) {
    return pulumi.output(value).apply((known: unknown) => markSecrets(schema, known));
  }
  if (schema.kind === "string") return pulumi.secret(value);
  if (Array.isArray(value)) {
    return schema.kind === "list"
      ? value.map((entry: unknown) => markSecrets(schema.of, entry))
      : value;
  }
  if (schema.kind !== "object" || typeof value !== "object") return value;
  const entries = Object.entries(value).map(([name, part]: [string, unknown]) => {
    const field = schema.fields[name];
    return [name, field === undefined ? part : markSecrets(field, part)] as const;
  });
  return Object.fromEntries(entries);
}

const known = new Map<Schema, boolean>();

function hasSecrets(schema: Schema): boolean {
  const answer = known.get(schema);
  if (answer !== undefined) return answer;
  const found = findSecrets(schema);
  known.set(schema, found);
  return found;
}

function findSecrets(schema: Schema): boolean {
  switch (schema.kind) {
    case "string":
      return schema.isSensitive === true;
    case "list":
    case "map":
      return hasSecrets(schema.of);
    case "object":
      return Object.values(schema.fields).some(hasSecrets);
    default:
      return false;
  }
}
