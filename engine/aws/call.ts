/** Every call to AWS goes through here: it waits for its turn, and what goes wrong becomes a fault. */
import { isFault } from "../run/fault";
import type { Clients, Service } from "./clients";
import { toFault } from "./errors";
import { createQueue, type Queue, type QueuedCall } from "./queue";
import { isThrottled } from "./throttling";

/** Where calls go, and how they wait for their turn. */
export interface Line extends QueuedCall {
  readonly clients: Clients;
}

export interface Call {
  /** For example `StartInstanceRefresh`. */
  readonly name: string;
  /** As for a turn in the queue. */
  readonly canWait?: number | undefined;
  /** How often it is tried while AWS throttles it. @default 5, each later than the one before: that takes minutes */
  readonly tries?: number;
}

/** @throws Fault; credentials that failed are read anew at the next call */
export async function callAws<Answer>(
  { name, canWait, tries = 5 }: Call,
  line: Line,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  const queue = queueOf(services.get(name) ?? "autoscaling", line.clients);
  for (let taken = 1; ; taken += 1) {
    try {
      await queue.turn(line, canWait);
      return await withoutPermit(name, line, ask);
    } catch (error) {
      if (!isFault(error) || !isThrottled(error)) throw error;
      queue.slowDown(line);
      if (taken === tries || line.signal.aborted) throw error;
    }
  }
}

/** For what does not reach AWS. */
export async function withoutPermit<Answer>(
  name: string,
  { clients }: Line,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    const fault = toFault(error, name);
    if (fault.kind === "credentials") clients.discard();
    throw fault;
  }
}

/** The calls of other services than Auto Scaling. */
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
