/** The instance metadata service of one instance: as much of IMDSv2 as tells a program where it runs. */
import { randomBytes } from "node:crypto";
import type { Ec2Instance } from "./model/ec2/instance";
import type { World } from "./model/world";
import type { HttpResponse, HttpRequest } from "./protocol/protocol";

/** What the service is asked for at the start. */
export interface MetadataOptions {
  /** @default 0, a free port */
  readonly port?: number;
  /** The instance that programs believe to run on. @default none: `instance-id` answers 404 */
  readonly instanceId?: string;
}

export interface InstanceMetadata {
  readonly answer: (request: HttpRequest) => HttpResponse;
  /** Lets programs believe to run on another instance, or on none. */
  readonly setInstance: (instanceId: string | undefined) => void;
}

export interface MetadataParts {
  readonly instanceId: string | undefined;
  /** Every world, brought to the present. */
  readonly worlds: () => Iterable<World>;
  /** Milliseconds of the wall clock, by which tokens end, as the programs' own clocks do. @default Date.now */
  readonly wall?: () => number;
}

/** AWS's limit of a token's life: six hours, in seconds. */
const longestLife = 21_600;
const lifeHeader = "x-aws-ec2-metadata-token-ttl-seconds";

/** @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html */
export function createInstanceMetadata(parts: MetadataParts): InstanceMetadata {
  const { worlds, wall = Date.now } = parts;
  const tokens = new Map<string, number>();
  let instanceId = parts.instanceId;
  const issue = (request: HttpRequest): HttpResponse => {
    // A proxy that forwards the request is what IMDSv2 is meant to stop.
    if (request.headers["x-forwarded-for"] !== undefined) return text(403, "Forbidden");
    const life = Number(request.headers[lifeHeader]);
    if (!Number.isInteger(life) || life < 1 || life > longestLife) return text(400, "Bad Request");
    const token = randomBytes(42).toString("base64");
    tokens.set(token, wall() + life * 1000);
    return text(200, token, { [lifeHeader]: String(life) });
  };
  const isGood = (token = ""): boolean => (tokens.get(token) ?? 0) > wall();
  return {
    setInstance: (next) => {
      instanceId = next;
    },
    answer: (request) => {
      if (request.method === "PUT" && request.path === "/latest/api/token") return issue(request);
      if (request.method !== "GET") return text(405, "Method Not Allowed");
      if (!isGood(request.headers["x-aws-ec2-metadata-token"])) return text(401, "Unauthorized");
      const [, category] = /^\/latest\/meta-data\/(.+)$/u.exec(request.path) ?? [];
      const value = findValue(category, instanceId, worlds());
      return value === undefined ? text(404, "Not Found") : text(200, value);
    },
  };
}

/** The id is known without the instance, so that a test needs no group. */
function findValue(
  category: string | undefined,
  instanceId: string | undefined,
  worlds: Iterable<World>,
): string | undefined {
  if (category === undefined || instanceId === undefined) return undefined;
  if (category === "instance-id") return instanceId;
  for (const { ec2, region } of worlds) {
    const instance = ec2.instances.get(instanceId);
    if (instance) return categoriesOf(instance, region).get(category);
  }
  return undefined;
}

function categoriesOf(instance: Ec2Instance, region: string): ReadonlyMap<string, string> {
  return new Map([
    ["ami-id", instance.imageId],
    ["instance-type", instance.instanceType],
    ["local-ipv4", instance.privateIpAddress],
    ["placement/availability-zone", instance.availabilityZone],
    ["placement/availability-zone-id", instance.availabilityZoneId],
    ["placement/region", region],
  ]);
}

function text(
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse {
  return { status, headers: { "content-type": "text/plain", ...headers }, body };
}
