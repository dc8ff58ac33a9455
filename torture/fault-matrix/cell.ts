/** One cell of the matrix: a fault strikes a phase, the run ends as the table says, and nothing is lost. */
import assert from "node:assert/strict";
import { withWorld } from "../../test/support/provider/a-world";
import { endings, ours } from "./endings";
import type { Fault } from "./faults";
import type { Phase } from "./phases";
import { recovers } from "./recovery";
import { createContext, type Context } from "./context";
import { callsOnce, injectFault } from "./inject";

/** The word in the table for a fault that the phase does not meet, since it does not ask. */
export const notCalled = "not asked";

/** @returns what is broken; undefined when nothing is */
export async function tryCell(
  fault: Fault,
  phase: Phase,
  expected: string,
): Promise<string | undefined> {
  let broken: string | undefined;
  // A command that asks once leaves it to the SDK to ask again.
  const maxAttempts = callsOnce(phase.command) && fault.lasts === "a moment" ? 3 : 1;
  await withWorld({ instances: 2, maxAttempts }, async (world) => {
    try {
      await play(fault, phase, { errorContext: await createContext(world), expected });
    } catch (error) {
      broken = error instanceof Error ? error.message : String(error);
    }
  });
  return broken;
}

async function play(
  fault: Fault,
  phase: Phase,
  { errorContext, expected }: { readonly errorContext: Context; readonly expected: string },
): Promise<void> {
  await phase.prepare(errorContext);
  const before = { state: errorContext.stack.state?.outputs, ours: ours(errorContext).length };
  const striking = await injectFault(fault, phase, errorContext);
  const outcome = await errorContext.stack.run(phase.command);
  await striking.end();
  const isMet = striking.met() > 0;
  assert.equal(isMet, expected !== notCalled, isMet ? "it was asked" : "the fault was never met");
  const proof = endings[expected === notCalled ? "succeeds" : expected];
  assert.ok(proof, `the table says "${expected}", and nobody knows what proves that`);
  await proof({ errorContext, outcome, before });
  await recovers(errorContext, fault, phase);
}
