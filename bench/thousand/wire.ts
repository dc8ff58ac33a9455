/** What the provider's clients send: counted, and as slow as a real network, in virtual time. */
import type { AutoScaling } from "@aws-sdk/client-auto-scaling";
import type { Clients } from "../../engine/aws/clients";
import { toFault } from "../../engine/aws/errors";
import type { CrowdClock } from "./crowd-clock";

export interface Traffic {
  /** The instant of every attempt at Auto Scaling, in milliseconds. */
  readonly attempts: number[];
  throttled: number;
  /** Answers by the name of the call. */
  readonly calls: Map<string, number>;
}

/** Milliseconds from a question to its answer; AWS answers a description within about this time. */
export const latency = 100;

type Add = AutoScaling["middlewareStack"]["add"];

/** Counts what the clients send to Auto Scaling from now on, and delays all they send. */
export async function tap(clients: Clients, clock: CrowdClock): Promise<Traffic> {
  const traffic: Traffic = { attempts: [], throttled: 0, calls: new Map() };
  const autoScaling = [await clients.autoScaling(), await clients.autoScalingOnce()];
  for (const { middlewareStack } of [...autoScaling, await clients.ec2()]) {
    const stack = middlewareStack as { readonly add: Add };
    stack.add(
      (next) => (call) =>
        clock.busy(async () => {
          await clock.pause(latency / 2);
          try {
            return await next(call);
          } finally {
            await clock.pause(latency / 2);
          }
        }),
      { step: "initialize", priority: "high" },
    );
  }
  for (const { middlewareStack } of autoScaling) {
    middlewareStack.add(
      (next, { commandName = "" }) =>
        async (lastAttempt) => {
          const name = commandName.replace(/Command$/, "");
          traffic.attempts.push(clock.now());
          try {
            const answer = await next(lastAttempt);
            traffic.calls.set(name, (traffic.calls.get(name) ?? 0) + 1);
            return answer;
          } catch (error) {
            if (toFault(error, name).code === "Throttling") traffic.throttled += 1;
            throw error;
          }
        },
      // Around the provider's own, which makes a fault of what AWS throttles, and within the SDK's retries.
      { step: "finalizeRequest", priority: "normal" },
    );
  }
  return traffic;
}
