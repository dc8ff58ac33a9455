/** Checks the paths that rules have into AWS's answers: a path that leads nowhere would change nothing, and nobody would notice. */
import type { NormalizedSchema } from "@smithy/core/schema";
import { operationsOf, type Operation } from "../protocol/operation";
import { services } from "../protocol/service";

interface RuleWithPaths {
  readonly service?: unknown;
  readonly action?: unknown;
  readonly paths: readonly unknown[];
  /** Whether each has to lead to a list. */
  readonly toLists: boolean;
}

/** A sentence for every path that the answer of the action does not have. */
export function findPathFaults({ service, action, paths, toLists }: RuleWithPaths): string[] {
  const operations = services
    .filter(({ name }) => service === undefined || name === service)
    .flatMap((one) => operationsOf(one).get(String(action)) ?? []);
  if (operations.length === 0) return [`there is no action ${String(action)}`];
  return paths
    .map(String)
    .filter((path) => !operations.some((operation) => hasPath(operation, path, toLists)))
    .map((path) => `${String(action)} answers no ${toLists ? "list " : ""}${path}`);
}

function hasPath({ output }: Operation, path: string, toList: boolean): boolean {
  let schema: NormalizedSchema | undefined = output;
  for (const name of path.split(".")) {
    schema = memberOf(skipLists(schema), name);
    if (!schema) return false;
  }
  return !toList || schema.isListSchema();
}

function skipLists(schema: NormalizedSchema): NormalizedSchema {
  return schema.isListSchema() ? skipLists(schema.getValueSchema()) : schema;
}

function memberOf(schema: NormalizedSchema, name: string): NormalizedSchema | undefined {
  if (!schema.isStructSchema()) return undefined;
  for (const [member, memberSchema] of schema.structIterator()) {
    if (member === name) return memberSchema;
  }
  return undefined;
}
