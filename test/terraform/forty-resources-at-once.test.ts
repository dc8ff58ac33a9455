import assert from "node:assert/strict";
import { startSimulator } from "../../simulator/index";
import { createFleet, type Fleet } from "../support/engine/fleet";
import { timeMovesWithPolls } from "../support/engine/time";
import { head, describeTerraform, timeScale } from "../support/terraform/context";
import { withTerraform } from "../support/terraform/workplace";

/** Answers of AWS that tell the one limiter to slow down. */
const throttledCalls = 10;

const names = Array.from({ length: 40 }, (_, at) => `web-${at}`);

const configuration = (
  templates: Readonly<Record<string, string>>,
  version: number,
): string => `${head}
resource "instancerefresh_group" "web" {
  for_each                = ${JSON.stringify(templates).replaceAll('":"', '" = "')}
  auto_scaling_group_name = each.key
  desired_configuration = {
    launch_template = { launch_template_id = each.value, version = "${version}" }
  }
  preferences = { instance_warmup = 10 }
}
`;

describeTerraform("forty resources in one apply", () => {
  it("roll at the same time, through one line to AWS that is throttled, without a failure", async () => {
    const simulator = await startSimulator({ clock: "virtual" });
    try {
      const fleets: Fleet[] = [];
      for (const name of names) fleets.push(await createFleet(simulator, { name, instances: 1 }));
      const templates = Object.fromEntries(
        fleets.map((fleet) => [fleet.autoScalingGroupName, fleet.launchTemplateId]),
      );
      for (const fleet of fleets) await fleet.addVersion();
      timeMovesWithPolls(simulator, { secondsPerPoll: 5 });
      simulator.addScenario({ rules: [{ kind: "throttle", times: throttledCalls }] });
      await withTerraform({ endpoint: simulator.url, env: timeScale }, async (terraform) => {
        await terraform.write(configuration(templates, 2));
        const applied = await terraform.apply("-parallelism=40");
        assert.equal(applied.code, 0, applied.text);
        assert.match(applied.text, /40 added/);
        for (const fleet of fleets) assert.deepEqual(await fleet.versions(), ["2"]);
        const calls = simulator.calls();
        const throttled = calls.filter(({ outcome }) => outcome.includes("Throttl"));
        assert.equal(throttled.length, throttledCalls);
        // Those who wait for their turn in one line ask about their groups together.
        const groups = calls
          .filter(({ action }) => action === "DescribeAutoScalingGroups")
          .map(({ parameters }) => parameters["AutoScalingGroupNames"])
          .map((asked) => (Array.isArray(asked) ? asked.length : 0));
        assert.ok(Math.max(...groups) > 1, `each asked alone: ${groups.join(", ")}`);
        const started = calls.filter(
          ({ action, outcome }) => action === "StartInstanceRefresh" && outcome === "ok",
        );
        assert.equal(started.length, names.length);
      });
    } finally {
      await simulator.close();
    }
  });
});
