/** What the world begins with: a list of AWS calls that are made before the first client comes. */
import { AwsError } from "../aws-error";
import { defaultAccountId, defaultRegion } from "../protocol/credentials";
import { requireInput } from "../protocol/input";
import { operationsOf } from "../protocol/operation";
import { readDocument } from "../protocol/read-document";
import { toSerializationError } from "../protocol/serialization-error";
import { services, type ServiceName } from "../protocol/service";
import type { Caller, Simulation } from "../simulation";
import { declareImage, requireSeededImage, type SeededImage } from "./seeded-image";
import { partitionOf } from "../partition";

/** Calls and images in order. Later calls may name what earlier ones have made, such as a launch template. */
export type WorldSeed = readonly (SeedCall | SeedImage)[];

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

/** An image with an id of your choice, which no AWS call could make. */
export interface SeedImage {
  /** The members of DescribeImages that are to be told of it. The id is required. */
  readonly image: SeededImage;
  /** @default us-east-1 */
  readonly region?: string;
  /** @default 123456789012 */
  readonly accountId?: string;
}

/** A world that cannot be made; the message says which call failed and why. */
export class WorldSeedError extends Error {
  override readonly name = "WorldSeedError";
}

/** Makes the calls and images. Throws `WorldSeedError` at the first one that AWS would refuse. */
export function applyWorldSeed(seed: WorldSeed, simulation: Simulation): void {
  const calls: unknown = seed;
  if (!Array.isArray(calls)) {
    throw new WorldSeedError(
      "A world is a list of calls, each {service, action, parameters}, and of images, each {image: {ImageId}}.",
    );
  }
  seed.forEach((call, index) => {
    try {
      if ("image" in call) applySeedImage(call, simulation);
      else applySeedCall(call, simulation);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const what = "image" in call ? "image" : call.action;
      const name = `call ${index + 1} of the world (${what})`;
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
  simulation.perform({ action, input, caller: callerOf(call) });
}

function applySeedImage({ image, ...place }: SeedImage, simulation: Simulation): void {
  const input = { ...requireSeededImage(image) };
  simulation.perform({ action: declareImage, input, caller: callerOf(place) });
}

function callerOf({
  accountId = defaultAccountId,
  region = defaultRegion,
}: Pick<SeedCall, "accountId" | "region">): Caller {
  return {
    accountId,
    region,
    arn: `arn:${partitionOf(region).name}:iam::${accountId}:user/simulator`,
  };
}
