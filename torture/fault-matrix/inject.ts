/** Lets a fault strike the calls of a phase, each as it arrives, and counts them. */
import type { ArrivingCall, ScenarioRule } from "../../simulator/index";
import { clientsOf } from "../../engine/aws/clients";
import { connectionTo } from "../../test/support/provider/a-world";
import { lengths, type Fault } from "./faults";
import type { Phase } from "./phases";
import { recordedRefreshes, type Context } from "./context";

export interface Injection {
  /** How many calls of the phase were struck, or whether the world was. */
  readonly met: () => number;
  /** Ends the fault. */
  readonly end: () => Promise<void>;
}

/** Seconds that a call takes that is given up by the provider's own patience. */
const stopsAfterSeconds = 30;

export async function injectFault(
  fault: Fault,
  phase: Phase,
  errorContext: Context,
): Promise<Injection> {
  const { simulator, clock } = errorContext.world;
  const onAct = fault.onAct?.(phase.name);
  let met = 0;
  let since: number | undefined;
  let hasActed = false;
  let isStarting = false;
  let isBusy = false;
  const becomes = (action: string): ScenarioRule | undefined => {
    if (action === phase.acts && !hasActed) {
      hasActed = true;
      if (onAct !== undefined) return onAct;
    }
    const isStruck = fault.action === undefined || fault.action === action;
    return isStruck && isLasting(fault, phase, { met, since, now: clock.now() })
      ? fault.rule
      : undefined;
  };
  const isIn = (action: string): boolean => {
    if (onAct !== undefined && action === phase.acts) return true;
    const status = recordedRefreshes(simulator).at(-1)?.status;
    return phase.isIn({ action, status, isStarting });
  };
  const before = async ({ action }: ArrivingCall): Promise<void> => {
    if (isBusy) return;
    isStarting ||= action === "StartInstanceRefresh";
    // Looking into the books takes longer than a call.
    if (since === undefined && !isIn(action)) return;
    if (since === undefined && fault.happens !== undefined) {
      isBusy = true;
      await fault.happens(errorContext, phase.name);
      isBusy = false;
      if (fault.rule === undefined) met += 1;
    }
    since ??= clock.now();
    const rule = becomes(action);
    if (rule === undefined) return;
    met += 1;
    simulator.addScenario({ rules: [{ ...rule, ...onlyThis(rule, action) }] });
    if (fault.patience !== undefined) clock.pass(stopsAfterSeconds * 1000);
  };
  if (fault.patience !== undefined) await setRetryLimit(errorContext, fault.patience);
  const stop = simulator.onCall({ before });
  return {
    met: () => met,
    end: async () => {
      stop();
      if (fault.patience !== undefined) await setRetryLimit(errorContext, stopsAfterSeconds * 1000);
    },
  };
}

/** The rule for the call that is arriving, and no other. */
function onlyThis(rule: ScenarioRule, action: string): object {
  const isForPolls = rule.kind === "forget" || rule.kind === "status";
  return isForPolls ? { times: 1 } : { times: 1, action };
}

function isLasting(
  { lasts }: Fault,
  { command }: Phase,
  { met, since, now }: { met: number; since: number | undefined; now: number },
): boolean {
  if (lasts === undefined || since === undefined) return false;
  if (lasts === "a moment" && callsOnce(command)) return met === 0;
  return now - since < lengths[lasts] * 1000;
}

/** Whether a command leaves it to the SDK to ask again. */
export function callsOnce(command: Phase["command"]): boolean {
  return command === "preview" || command === "refresh";
}

/** How long the provider's AWS clients wait for an answer, in milliseconds. */
async function setRetryLimit({ world }: Context, milliseconds: number): Promise<void> {
  const { autoScaling, autoScalingOnce, ec2 } = clientsOf(connectionTo(world.simulator));
  for (const { config } of await Promise.all([autoScaling(), autoScalingOnce(), ec2()])) {
    const handler = config.requestHandler as unknown as NodeHttpHandler;
    handler.updateHttpClientConfig("requestTimeout", milliseconds);
  }
}

/** The part of the SDK's own handler that its type does not show. */
interface NodeHttpHandler {
  readonly updateHttpClientConfig: (key: "requestTimeout", value: number) => void;
}
