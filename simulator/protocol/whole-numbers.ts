/** Finds fractions and overlong numbers where the API model has integers; the SDK's schemas know numbers only. */
import type { NormalizedSchema } from "@smithy/core/schema";
import type { Mismatch } from "./reading";
import type { ServiceName } from "./service";

/** The structures that have members of type double, by service. */
const structuresWithFractions: Readonly<Record<ServiceName, readonly string[]>> = {
  autoscaling: [
    "MemoryGiBPerVCpuRequest",
    "NetworkBandwidthGbpsRequest",
    "PredictiveScalingMetricSpecification",
    "StepAdjustment",
    "TargetTrackingConfiguration",
    "TotalLocalStorageGBRequest",
    "ExecutePolicyType",
  ],
  ec2: [
    "FleetLaunchTemplateOverridesRequest",
    "LaunchTemplateOverrides",
    "MemoryGiBPerVCpu",
    "MemoryGiBPerVCpuRequest",
    "NetworkBandwidthGbps",
    "NetworkBandwidthGbpsRequest",
    "TotalLocalStorageGB",
    "TotalLocalStorageGBRequest",
  ],
  elb: [],
  elbv2: [],
  sts: [],
  cloudwatch: ["MetricDatum", "PutMetricAlarmInput", "StatisticSet"],
  ssm: [],
};

/** The largest number of a 32-bit integer, which Auto Scaling's numbers are. */
const largestInteger = 2 ** 31 - 1;

/** The first number that is not an integer of the service's size. */
export function findFraction(
  service: ServiceName,
  schema: NormalizedSchema,
  input: Readonly<Record<string, unknown>>,
): Mismatch | undefined {
  const allowed = structuresWithFractions[service];
  const limit = service === "autoscaling" ? largestInteger : Number.MAX_SAFE_INTEGER;
  return findInValue({ allowed, limit, path: "" }, schema, input);
}

interface Place {
  readonly allowed: readonly string[];
  readonly limit: number;
  readonly path: string;
}

function findInValue(place: Place, schema: NormalizedSchema, value: unknown): Mismatch | undefined {
  if (typeof value === "number") return toMismatch(place, value);
  const mayHaveFractions =
    schema.isStructSchema() && place.allowed.includes(schema.getName() ?? "");
  for (const [name, below, found] of partsOf(schema, value)) {
    const isFree = mayHaveFractions && (typeof found === "number" || Array.isArray(found));
    const path = place.path === "" ? name : `${place.path}.${name}`;
    const mismatch = isFree ? undefined : findInValue({ ...place, path }, below, found);
    if (mismatch) return mismatch;
  }
  return undefined;
}

function partsOf(schema: NormalizedSchema, value: unknown): [string, NormalizedSchema, unknown][] {
  if (Array.isArray(value) && schema.isListSchema()) {
    return value.map((item: unknown, index) => [String(index + 1), schema.getValueSchema(), item]);
  }
  if (typeof value !== "object" || value === null || !schema.isStructSchema()) return [];
  const members = value as Readonly<Record<string, unknown>>;
  return [...schema.structIterator()].map(([name, member]) => [name, member, members[name]]);
}

function toMismatch({ limit, path }: Place, value: number): Mismatch | undefined {
  if (Number.isInteger(value) && Math.abs(value) <= limit) return undefined;
  return { kind: "type", parameter: path, value: String(value), expected: "integer" };
}
