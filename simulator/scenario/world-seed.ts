/** What the world begins with: a list of AWS calls that are made before the first client comes. */
import { AwsError } from "../protocol/aws-error";
import { defaultAccountId, defaultRegion } from "../protocol/credentials";
import { requireInput } from "../protocol/input";
import { operationsOf } from "../protocol/operation";
import { readDocument } from "../protocol/read-document";
import { toSerializationError } from "../protocol/serialization-error";
import { services, type ServiceName } from "../protocol/service";
import type { Simulation } from "../simulation";

/** The calls in order. Later ones may name what earlier ones have made, such as a launch template. */
export type WorldSeed = readonly SeedCall[];

export interface SeedCall {
  readonly service: ServiceName;
  /** AWS's operation name, for example `CreateAutoScalingGroup`. */
  readonly action: string;
  /** The input with AWS's own member names; times are ISO 8601. @default none */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** @default us-east-1 */
  readonly region?: string;
  /** @default 123456789012 */
  readonly accountId?: string;
}

/** A world that cannot be made; the message says which call failed and why. */
export class WorldSeedError extends Error {
  override readonly name = "WorldSeedError";
}

/** Makes the calls. Throws `WorldSeedError` at the first one that AWS would refuse. */
export function applyWorldSeed(seed: WorldSeed, simulation: Simulation): void {
  const calls: unknown = seed;
  if (!Array.isArray(calls)) {
    throw new WorldSeedError("A world is a list of calls, each {service, action, parameters}.");
  }
  seed.forEach((call, index) => {
    try {
      applySeedCall(call, simulation);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const name = `call ${index + 1} of the world (${call.action})`;
      throw new WorldSeedError(`${name} was refused: ${error.code}: ${error.message}`);
    }
  });
}

function applySeedCall(call: SeedCall, simulation: Simulation): void {
  const service = services.find(({ name }) => name === call.service);
  const operation = service && operationsOf(service).get(call.action);
  const action = service && simulation.findAction(service.name, call.action);
  if (!operation || !action) {
    const names = services.map(({ name }) => name).join(", ");
    throw new AwsError(
      "InvalidAction",
      `the simulator has no ${call.service} ${call.action}; services are ${names}`,
    );
  }
  const reading = readDocument(operation.input, call.parameters);
  const input = requireInput(operation, reading, { refuseMismatch: toSerializationError });
  const accountId = call.accountId ?? defaultAccountId;
  simulation.perform(action, input, {
    accountId,
    region: call.region ?? defaultRegion,
    arn: `arn:aws:iam::${accountId}:user/simulator`,
  });
}
