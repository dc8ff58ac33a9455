/** What loading costs the provider process: Pulumi's own part, ours, and each AWS client. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { median } from "../simulator/pace";

export interface Loading {
  readonly name: string;
  readonly milliseconds: number;
  /** What the memory of the process grows by. */
  readonly residentBytes: number;
}

const repetitions = 5;
const sdk = "@pulumi/pulumi";
const lifecycle = "pulumi-aws-instance-refresh/provider";

/** What is loaded, and what is there already. Clients are loaded when they are first asked something. */
const steps = [
  { name: "Pulumi's SDK", measured: sdk, before: [] },
  { name: "InstanceRefresh", measured: lifecycle, before: [sdk] },
  ...["auto-scaling", "ec2", "elastic-load-balancing-v2", "cloudwatch", "sts"].map((client) => ({
    name: `client-${client}`,
    measured: `@aws-sdk/client-${client}`,
    before: [sdk, lifecycle],
  })),
];

/** @param program the folder of a program that has the package installed */
export async function measureLoading(program: string): Promise<readonly Loading[]> {
  const found: Loading[] = [];
  for (const { name, measured, before } of steps) {
    const runs: Omit<Loading, "name">[] = [];
    for (let repetition = 0; repetition < repetitions; repetition += 1) {
      runs.push(await load(program, measured, before));
    }
    found.push({
      name,
      milliseconds: median(runs.map(({ milliseconds }) => milliseconds)),
      residentBytes: median(runs.map(({ residentBytes }) => residentBytes)),
    });
  }
  return found;
}

async function load(
  program: string,
  measured: string,
  before: readonly string[],
): Promise<Omit<Loading, "name">> {
  const script = join(__dirname, "load.cjs");
  const args = ["--expose-gc", script, program, measured, ...before];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as Omit<Loading, "name">;
}
