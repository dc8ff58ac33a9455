/** How a command may end in spite of a fault, by the words that the table has for it, and what proves each. */
import assert from "node:assert/strict";
import type { Properties } from "../../engine/run/outputs";
import { recordedRefreshes, hasEnded, type Context } from "./context";
import type { Outcome } from "../../test/support/provider/miniature-pulumi";

export interface Ended {
  readonly errorContext: Context;
  readonly outcome: Outcome;
  /** As it was before the command. */
  readonly before: {
    readonly state: Properties | undefined;
    /** How many refreshes were ours. */
    readonly ours: number;
  };
}

/** @throws AssertionError with what is not as promised */
export type Proof = (ended: Ended) => Promise<void> | void;

/** After a red ending, what the last sentence tells to do. */
const advice = /pulumi (up|refresh|destroy)|Check autoScalingGroupName|next: aws /;

function green({ outcome }: Ended): void {
  assert.equal(outcome.exit, "green", outcome.error);
}

/** @param says what happened, and what is in AWS now */
const red =
  (saves: "the id" | "nothing", ...says: readonly RegExp[]): Proof =>
  (ended) => {
    const { errorContext, outcome, before } = ended;
    assert.equal(outcome.exit, "red", "it ended green");
    for (const sentence of [...says, advice]) assert.match(outcome.error, sentence);
    if (saves === "nothing") {
      assert.ok(!outcome.isPartial, `a partial failure was saved: ${outcome.error}`);
      assert.deepEqual(errorContext.stack.state?.outputs, before.state, "the state has changed");
      return;
    }
    assert.ok(outcome.isPartial, `no partial failure was saved: ${outcome.error}`);
    const id = errorContext.stack.state?.outputs["instanceRefreshId"];
    const newest = ours(errorContext).at(-1);
    if (newest !== undefined) assert.equal(id, newest.id, "the state has another refresh's id");
    assert.ok(outcome.error.includes(String(id)), "the error does not name the refresh");
  };

/** The refreshes that the resource has started, oldest first. */
export function ours({ world, rivals }: Context): ReturnType<typeof recordedRefreshes> {
  return recordedRefreshes(world.simulator).filter(({ id }) => !rivals.has(id));
}

/** The version that each instance in service runs. */
async function running({ world: { fleet } }: Context): Promise<readonly string[]> {
  return [...new Set(await fleet.versions())];
}

/** A line of this kind, or its absence. */
function reported({ outcome }: Ended, line: RegExp): void {
  assert.ok(
    outcome.said.some((one) => line.test(one)),
    `nobody said ${String(line)}; what was said:\n${outcome.said.join("\n")}`,
  );
}

function warnedOfNothing({ outcome }: Ended): void {
  assert.deepEqual(
    outcome.said.filter((line) => line.startsWith("warning")),
    [],
  );
}

const succeeded: Proof = async (ended) => {
  green(ended);
  assert.deepEqual(
    await running(ended.errorContext),
    [ended.errorContext.target],
    "the fleet is not on target",
  );
  assert.equal(ended.errorContext.stack.state?.outputs["status"], "Successful");
};

const nothingStarted: Proof = async (ended) => {
  await red("nothing", /nothing (of ours )?was started|before anything was started/i)(ended);
  assert.ok(ours(ended.errorContext).length <= ended.before.ours, "something was started");
};

/** By the word in the table. */
export const endings: Readonly<Record<string, Proof>> = {
  "looks ahead": (ended) => {
    green(ended);
    reported(ended, /^announced: \S+: would (replace|start)/);
    warnedOfNothing(ended);
  },
  "inputs alone": (ended) => {
    green(ended);
    reported(ended, /^warning: .*(deciding from the inputs alone|cannot find out which version)/);
  },
  "says so": (ended) => {
    green(ended);
    reported(ended, /would wait for refresh|the group does not exist yet|does not exist/);
  },
  succeeds: async (ended) => {
    await succeeded(ended);
    warnedOfNothing(ended);
  },
  "waits it out": async (ended) => {
    await succeeded(ended);
    warnedOfNothing(ended);
    reported(ended, /cannot be reached right now|was not taken|to end/);
  },
  unverified: async (ended) => {
    await succeeded(ended);
    reported(ended, /^warning: the fleet could not be checked after the refresh/);
  },
  "nothing started": nothingStarted,
  "no group": async (ended) => {
    await red("nothing", /there is no Auto Scaling group of this name/)(ended);
    await nothingStarted(ended);
  },
  "perhaps started": red("nothing", /a refresh may be running/i),
  "stops watching": red("the id", /^Watching /, /goes on in AWS/),
  vanished: red("the id", /AWS no longer reports it/),
  cancelled: red("the id", /it was cancelled/),
  "not verified": red("the id", /AWS calls it Successful, but the group is gone/),
  "rolled back": red("the id", /AWS rolled back/, /old configuration is back on every instance/),
  "given up": red("the id", /stopped early, because no instance can be launched/, /was cancelled/),
  "rollback failed": red("the id", /it ended RollbackFailed/),
  shown: (ended) => {
    green(ended);
    const { errorContext, before } = ended;
    const id = before.state?.["instanceRefreshId"];
    const truth = recordedRefreshes(errorContext.world.simulator).find(
      (refresh) => refresh.id === id,
    );
    assert.equal(errorContext.stack.state?.outputs["status"], truth?.status);
  },
  "shown as it says": (ended) => {
    green(ended);
    assert.equal(ended.errorContext.stack.state?.outputs["status"], "Pondering");
  },
  "as it was": (ended) => {
    green(ended);
    const { status, instanceRefreshId } = ended.errorContext.stack.state?.outputs ?? {};
    const { state } = ended.before;
    assert.deepEqual(
      [status, instanceRefreshId],
      [state?.["status"], state?.["instanceRefreshId"]],
    );
  },
  kept: red("nothing"),
  gone: (ended) => {
    green(ended);
    assert.equal(ended.errorContext.stack.state, undefined);
  },
  ended: (ended) => {
    green(ended);
    assert.equal(ended.errorContext.stack.state, undefined);
    const { status } = ours(ended.errorContext).at(-1) ?? {};
    assert.ok(status === undefined || hasEnded(status), `our refresh is ${status}`);
  },
  left: (ended) => {
    green(ended);
    assert.equal(ended.errorContext.stack.state, undefined);
    assert.equal(ours(ended.errorContext).at(-1)?.status, "InProgress");
  },
};
