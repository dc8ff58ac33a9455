/** Benchmark 5, what Terraform's users wait for besides AWS: the plugin's start, its memory, and a plan with nothing to do. */
import { mkdtemp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { startSimulator } from "../../simulator/index";
import { createFleet } from "../../test/support/engine/fleet";
import { timeMovesWithPolls } from "../../test/support/engine/time";
import { head, timeScale } from "../../test/support/terraform/context";
import { reasonToSkip, withTerraform } from "../../test/support/terraform/workplace";
import type { Benchmark, Result } from "../benchmark";
import { measureHandshake, type Handshake } from "./handshake";

const starts = 15;
const plans = 5;
const many = 100;

export const terraform: Benchmark = {
  name: "terraform",
  title: "Terraform",
  meaning:
    `The plugin's start up to the handshake, with what Node has compiled kept from an earlier start (median of ${starts}); its resident memory then, before AWS is called; ` +
    `and by how much a plan of ${many} unchanged resources takes longer than one of a single resource (medians of ${plans}). Goals: 250 ms, 80 MB, 2 s.`,
  run: async (say) => {
    const reason = await reasonToSkip();
    if (reason !== undefined)
      return { table: { head: [], rows: [] }, figures: {}, skipped: reason };
    const { handshakeMs, residentMB } = await measureStarts(say);
    say(`planning 1 and ${many} unchanged resources`);
    const planOver1 = (await measurePlan(many)) - (await measurePlan(1));
    const rows = [
      ["handshake", `${handshakeMs} ms`],
      ["resident", `${residentMB} MB`],
      [`plan of ${many}, over plan of 1`, `${planOver1.toFixed(2)} s`],
    ];
    const figures = { handshakeMs, residentMB, planOver1: Number(planOver1.toFixed(2)) };
    return { table: { head: ["what", "measured"], rows }, figures } satisfies Result;
  },
};

async function measureStarts(
  say: (line: string) => void,
): Promise<{ readonly handshakeMs: number; readonly residentMB: number }> {
  const { buildPlugins } = await import("../../tools/terraform-aws/build-plugins.mjs");
  const { instancerefresh } = await buildPlugins();
  const cache = await mkdtemp(join(resolve(__dirname, "../../.cache"), "compiled-"));
  try {
    say(`starting the plugin ${starts} times`);
    const env = { ...process.env, NODE_COMPILE_CACHE: cache };
    await measureHandshake(instancerefresh, env);
    const measured: Handshake[] = [];
    for (let run = 0; run < starts; run++)
      measured.push(await measureHandshake(instancerefresh, env));
    return {
      handshakeMs: Math.round(median(measured.map(({ milliseconds }) => milliseconds))),
      residentMB: Math.round(median(measured.map(({ megabytes }) => megabytes ?? 0))),
    };
  } finally {
    await rm(cache, { recursive: true, force: true });
  }
}

/** @returns seconds of a plan with nothing to do */
async function measurePlan(resources: number): Promise<number> {
  const simulator = await startSimulator({ clock: "virtual" });
  try {
    const templates: Record<string, string> = {};
    for (let at = 0; at < resources; at++) {
      const { autoScalingGroupName, launchTemplateId } = await createFleet(simulator, {
        name: `web-${at}`,
        instances: 1,
      });
      templates[autoScalingGroupName] = launchTemplateId;
    }
    timeMovesWithPolls(simulator, { secondsPerPoll: 5 });
    const seconds: number[] = [];
    await withTerraform({ endpoint: simulator.url, env: timeScale }, async (command) => {
      await command.write(configurationOf(templates));
      const applied = await command.apply();
      if (applied.code !== 0) throw new Error(applied.text);
      for (let run = 0; run < plans; run++) {
        const start = performance.now();
        const planned = await command.plan("-detailed-exitcode");
        seconds.push((performance.now() - start) / 1000);
        if (planned.code !== 0) throw new Error(planned.text);
      }
    });
    return median(seconds);
  } finally {
    await simulator.close();
  }
}

function configurationOf(templates: Readonly<Record<string, string>>): string {
  return `${head}
resource "instancerefresh_group" "web" {
  for_each                = ${JSON.stringify(templates).replaceAll('":"', '" = "')}
  auto_scaling_group_name = each.key
  desired_configuration = {
    launch_template = { launch_template_id = each.value, version = "1" }
  }
}
`;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
}
