/** What a run of an example must come to, and what the stack then says. */
import assert from "node:assert/strict";
import type { Outcome } from "../support/engine/operation";

/** The run's outputs, if it succeeded. */
export function outputsOf(outcome: Outcome): Readonly<Record<string, unknown>> {
  assert.equal(outcome.result, "succeeded", String(outcome.error));
  return Object.fromEntries(
    Object.entries(outcome.outputs).map(([name, { value }]) => [name, value as unknown]),
  );
}

/** One output that is a text. */
export function outputOf(outcome: Outcome, name: string): string {
  const value = outputsOf(outcome)[name];
  assert.equal(typeof value, "string", `output ${name} is ${JSON.stringify(value)}`);
  return String(value);
}
