/** Common instance types, and what is known about any other from its name. */
import { createRequire } from "node:module";
import type * as Ec2Client from "@aws-sdk/client-ec2";
import type { Architecture } from "./images";

export interface InstanceType {
  readonly instanceType: string;
  readonly vCpus: number;
  readonly memoryMiB: number;
  readonly architecture: Architecture;
}

/** Name, vCPUs, GiB of memory. */
const sizes: readonly (readonly [string, number, number])[] = [
  ["t2.micro", 1, 1],
  ["t2.small", 1, 2],
  ["t2.medium", 2, 4],
  ["t3.nano", 2, 0.5],
  ["t3.micro", 2, 1],
  ["t3.small", 2, 2],
  ["t3.medium", 2, 4],
  ["t3.large", 2, 8],
  ["t3.xlarge", 4, 16],
  ["t3a.micro", 2, 1],
  ["t3a.small", 2, 2],
  ["t3a.medium", 2, 4],
  ["t4g.nano", 2, 0.5],
  ["t4g.micro", 2, 1],
  ["t4g.small", 2, 2],
  ["t4g.medium", 2, 4],
  ["m5.large", 2, 8],
  ["m5.xlarge", 4, 16],
  ["m5.2xlarge", 8, 32],
  ["m6i.large", 2, 8],
  ["m6i.xlarge", 4, 16],
  ["m6a.large", 2, 8],
  ["m6a.xlarge", 4, 16],
  ["m6g.large", 2, 8],
  ["m7i.large", 2, 8],
  ["m7i.xlarge", 4, 16],
  ["m7i.2xlarge", 8, 32],
  ["m7g.large", 2, 8],
  ["m7g.xlarge", 4, 16],
  ["c5.large", 2, 4],
  ["c5.xlarge", 4, 8],
  ["c6i.large", 2, 4],
  ["c6i.xlarge", 4, 8],
  ["c6g.large", 2, 4],
  ["c7g.large", 2, 4],
  ["r5.large", 2, 16],
  ["r5.xlarge", 4, 32],
  ["r6g.large", 2, 16],
  ["r7i.large", 2, 16],
];

/** The types whose size is known, by name. */
export const instanceTypes: ReadonlyMap<string, InstanceType> = new Map(
  sizes.map(([instanceType, vCpus, gibibytes]) => [
    instanceType,
    {
      instanceType,
      vCpus,
      memoryMiB: gibibytes * 1024,
      architecture: architectureOf(instanceType),
    },
  ]),
);

const loadModule = createRequire(__filename);
let allNames: ReadonlySet<string> | undefined;

/** Every name that AWS has. The client is loaded with the first question: it is half of what a start would cost. */
function namesOfTypes(): ReadonlySet<string> {
  allNames ??= new Set(
    Object.values((loadModule("@aws-sdk/client-ec2") as typeof Ec2Client)._InstanceType),
  );
  return allNames;
}

/** Vcpus of the sizes below xlarge; `medium` is half of that in families that are not burstable. */
const smallSizes: Readonly<Record<string, number>> = {
  nano: 2,
  micro: 2,
  small: 2,
  medium: 2,
  large: 2,
  xlarge: 4,
};

/** GiB of memory for each vCPU, by the first letter of the family; those of other letters have 4. */
const memoryPerVcpu: Readonly<Record<string, number>> = { c: 2, r: 8, x: 16, z: 8, u: 16 };

/** A type that AWS has, with its size from the table, or as its name suggests; undefined for any other name. */
export function findInstanceType(name: string): InstanceType | undefined {
  const known = instanceTypes.get(name);
  if (known || !isInstanceType(name)) return known;
  const [family = "", size = ""] = name.split(".");
  const { times } = /^(?<times>\d+)xlarge/u.exec(size)?.groups ?? {};
  const isHalf = size === "medium" && !family.startsWith("t");
  const vCpus = isHalf ? 1 : times === undefined ? (smallSizes[size] ?? 96) : 4 * Number(times);
  return {
    instanceType: name,
    vCpus,
    memoryMiB: vCpus * (memoryPerVcpu[family.charAt(0)] ?? 4) * 1024,
    architecture: architectureOf(name),
  };
}

/** Whether AWS has a type of this name, sized here or not. */
export function isInstanceType(name: string): boolean {
  return namesOfTypes().has(name);
}

/** The processor of a type: a `g` right after the generation means Graviton (`t4g`, `c7gn`, `is4gen`), and `a1` was the first. */
export function architectureOf(instanceType: string): Architecture {
  return /^(?:[a-z]+\d+g|a1\.)/u.test(instanceType) ? "arm64" : "x86_64";
}

/** Who made the processor of a type: AMD's types have an `a` right after the generation (`t3a`, `m6a`). */
export function manufacturerOf({
  instanceType,
  architecture,
}: InstanceType): "intel" | "amd" | "amazon-web-services" {
  if (architecture === "arm64") return "amazon-web-services";
  return /^[a-z]+\d+a/u.test(instanceType) ? "amd" : "intel";
}

/** Whether a type earns credits while it is idle: those whose names begin with a T. */
export function isBurstable({ instanceType }: InstanceType): boolean {
  return instanceType.startsWith("t");
}
