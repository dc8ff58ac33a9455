/** Stopping an instance and starting it again. A group takes a stopped instance for unhealthy and replaces it. */
import { AwsError } from "../../aws-error";
import { unverified } from "../unverified-texts";
import { scheduleState, setInstanceState, type InstanceWorld } from "./instances";
import { type Ec2Instance } from "./instance";

/** Seconds from `stopping` to `stopped`. */
const secondsToStopped = 30;
/** Seconds from `pending` to `running`. */
const secondsToRunning = 10;

/** Begins to stop a running instance. Harmless when it has stopped or begun to; an error when it is pending or gone. */
export function stopInstance(world: InstanceWorld, instance: Ec2Instance, now: number): void {
  if (instance.state === "stopping" || instance.state === "stopped") return;
  requireState(instance, "running", "stopped");
  setInstanceState(world, instance.instanceId, "stopping", now);
  scheduleState(world, instance, { state: "stopped", at: now + 1000 * secondsToStopped });
}

/** Starts a stopped instance. Harmless when it runs or has begun to; an error when it is stopping or gone. */
export function startInstance(world: InstanceWorld, instance: Ec2Instance, now: number): void {
  if (instance.state === "pending" || instance.state === "running") return;
  requireState(instance, "stopped", "started");
  setInstanceState(world, instance.instanceId, "pending", now);
  scheduleState(world, instance, { state: "running", at: now + 1000 * secondsToRunning });
}

function requireState(instance: Ec2Instance, state: Ec2Instance["state"], verb: string): void {
  if (instance.state === state) return;
  throw new AwsError(
    "IncorrectInstanceState",
    unverified.wrongInstanceState(instance.instanceId, verb),
  );
}
