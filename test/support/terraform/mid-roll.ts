/** Brings an apply to the middle of a roll and stops time there, so that what comes next does not depend on who is faster. */
import assert from "node:assert/strict";
import type { Simulator } from "../../../simulator/index";
import { descendantPids } from "../engine/processes";
import type { Context } from "./context";
import type { Ran, Running } from "./workplace";

/** Polls after the start until AWS has begun to replace instances, and has not ended yet. */
const pollsToTheMiddle = 10;

/** Resolves when AWS is replacing instances and the provider has seen it. From then on time stands still. */
export async function applyToTheMiddle(context: Context): Promise<Running> {
  const { terraform, simulator, time } = context;
  const started = nextStart(simulator);
  const apply = terraform.start("apply", "-auto-approve", "-no-color");
  await Promise.race([started, failAtTheEnd(apply)]);
  for (let polls = 0; polls < pollsToTheMiddle; polls++) await time.nextLook();
  time.hold();
  await time.nextLook();
  await time.nextLook();
  return apply;
}

/** The same, and then Ctrl-C. @returns how it ended, and the refresh that it left active in AWS */
export async function interruptInTheMiddle(
  context: Context,
): Promise<{ readonly ran: Ran; readonly instanceRefreshId: string }> {
  const apply = await applyToTheMiddle(context);
  interrupt(apply);
  const ran = await apply.ended;
  const [refresh] = await context.fleet.refreshes();
  return { ran, instanceRefreshId: refresh?.InstanceRefreshId ?? "none" };
}

/** As a shell does it: the signal goes to terraform and to every process that it has started. */
export function interrupt({ process: { pid } }: Running): void {
  assert.ok(pid !== undefined);
  process.kill(-pid, "SIGINT");
}

/** Kills terraform, the provider, or both, without a chance to say anything. */
export function kill({ process: { pid } }: Running, ...victims: readonly Victim[]): void {
  assert.ok(pid !== undefined);
  const providers = descendantPids(pid);
  assert.ok(providers.length > 0);
  if (victims.includes("terraform")) process.kill(pid, "SIGKILL");
  if (victims.includes("provider")) for (const one of providers) process.kill(one, "SIGKILL");
}

export type Victim = "terraform" | "provider";

/** Resolves when AWS has answered the next start. */
export function nextStart(simulator: Simulator): Promise<void> {
  return new Promise((resolve) => {
    const stop = simulator.onCall({
      after: ({ action }) => {
        if (action !== "StartInstanceRefresh") return;
        stop();
        resolve();
      },
    });
  });
}

async function failAtTheEnd({ ended }: Running): Promise<never> {
  const { text } = await ended;
  throw new Error(`The apply ended before the middle of the roll. It said:\n${text}`);
}
