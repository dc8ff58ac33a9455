/** Makes every call to AWS: waits for a permit, and converts errors to faults. */
import { isFault } from "../run/fault";
import type { CallPriority } from "../run/ports";
import type { Clients, Service } from "./clients";
import { toFault } from "./errors";
import { createQueue, type Queue, type QueuedCall } from "./queue";
import { isThrottled } from "./throttling";

/** The clients of the call, and how it waits for its permit. */
export interface CallContext extends QueuedCall {
  readonly clients: Clients;
}

export interface Call {
  /** For example `StartInstanceRefresh`. */
  readonly name: string;
  readonly priority?: CallPriority | undefined;
  /** The number of tries while AWS throttles it. @default 5, with growing delays; that takes minutes */
  readonly tries?: number;
}

/** @throws Fault; after failed credentials the next call reads them again */
export async function callAws<Response>(
  { name, priority, tries = 5 }: Call,
  context: CallContext,
  send: () => Promise<Response>,
): Promise<Response> {
  const queue = queueOf(services.get(name) ?? "autoscaling", context.clients);
  for (let taken = 1; ; taken += 1) {
    try {
      await queue.waitForPermit(context, priority);
      return await withoutPermit(name, context, send);
    } catch (error) {
      if (!isFault(error) || !isThrottled(error)) throw error;
      queue.backOff(context);
      if (taken === tries || context.signal.aborted) throw error;
    }
  }
}

/** For calls that do not reach AWS. */
export async function withoutPermit<Response>(
  name: string,
  { clients }: CallContext,
  send: () => Promise<Response>,
): Promise<Response> {
  try {
    return await send();
  } catch (error) {
    const fault = toFault(error, name);
    if (fault.kind === "credentials") clients.discard();
    throw fault;
  }
}

/** The service of each call that is not to Auto Scaling. */
const services: ReadonlyMap<string, Service> = new Map([
  ["DescribeLaunchTemplateVersions", "ec2"],
  ["DescribeImages", "ec2"],
  ["DescribeInstanceTypes", "ec2"],
  ["DescribeTargetHealth", "elbv2"],
  ["DescribeAlarms", "cloudwatch"],
  ["GetMetricData", "cloudwatch"],
]);

function queueOf(service: Service, { queues }: Clients): Queue {
  const queue = queues.get(service) ?? createQueue();
  queues.set(service, queue);
  return queue;
}
