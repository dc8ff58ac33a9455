/** What most tests with the real terraform need: a simulator whose time moves with polls, a fleet, and a configuration onto it. */
import { startSimulator, type Simulator } from "../../../simulator/index";
import { createFleet, type Fleet, type FleetOptions } from "../engine/fleet";
import { timeMovesWithPolls, type MovingTime } from "../engine/time";
import { reasonToSkip, withTerraform, type Terraform } from "./workplace";
import { countStarts } from "../simulator/count-starts";

export interface Context {
  readonly simulator: Simulator;
  readonly fleet: Fleet;
  readonly terraform: Terraform;
  readonly time: MovingTime;
  /** A configuration with one resource, `instancerefresh_group.web`, onto this version of the fleet's launch template. */
  readonly onto: (version: number | string, extra?: string) => string;
  /** How often StartInstanceRefresh took effect. */
  readonly starts: () => number;
  /** How often this action was called. */
  readonly calls: (action: string) => number;
}

export interface ContextOptions extends FleetOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Simulated seconds that pass before each poll. @default 5 */
  readonly secondsPerPoll?: number;
}

export const address = "instancerefresh_group.web";

/** The provider's pauses shrink to some 10 ms; AWS's time moves with polls and not with that clock. */
export const timeScale = { PULUMI_INSTANCE_REFRESH_TIME_SCALE: "500" } as const;

export const head = `terraform {
  required_providers {
    instancerefresh = {
      source = "instance-refresh/instancerefresh"
    }
  }
}
`;

/** A limit for a test that hangs: a few commands of the real terraform take a minute on a busy machine. */
const limitMilliseconds = 300_000;

/** A suite with the real terraform. Where there is none it is skipped, and says why. */
export function describeTerraform(title: string, define: () => void): void {
  describe(title, function () {
    this.timeout(limitMilliseconds);
    before(async function () {
      const reason = await reasonToSkip();
      if (reason === undefined) return;
      console.log(`      skipped: ${reason}`);
      this.skip();
    });
    define();
  });
}

export async function withContext(
  options: ContextOptions,
  body: (context: Context) => Promise<void>,
): Promise<void> {
  const simulator = await startSimulator({ clock: "virtual" });
  try {
    const fleet = await createFleet(simulator, options);
    const time = timeMovesWithPolls(simulator, { secondsPerPoll: options.secondsPerPoll ?? 5 });
    const env = { ...timeScale, ...options.env };
    await withTerraform({ endpoint: simulator.url, env }, async (terraform) => {
      const onto: Context["onto"] = (version, extra = "") => head + declare(fleet, version, extra);
      await terraform.write(onto(1));
      await body({
        simulator,
        fleet,
        terraform,
        time,
        onto,
        starts: () => countStarts(simulator),
        calls: (action) => simulator.calls().filter((call) => call.action === action).length,
      });
    });
  } finally {
    await simulator.close();
  }
}

/** One resource onto a version of the fleet's launch template. */
export function declare(
  { autoScalingGroupName, launchTemplateId }: Fleet,
  version: number | string,
  extra = "",
): string {
  return `
resource "instancerefresh_group" "web" {
  auto_scaling_group_name = ${JSON.stringify(autoScalingGroupName)}
  desired_configuration = {
    launch_template = {
      launch_template_id = ${JSON.stringify(launchTemplateId)}
      version            = ${JSON.stringify(version)}
    }
  }
  ${extra.includes("preferences") ? "" : "preferences = { instance_warmup = 10 }"}
  ${extra}
}
`;
}
