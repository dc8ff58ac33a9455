import assert from "node:assert/strict";
import { startSimulator } from "../../simulator/index";
import { createFleet, type Fleet } from "../support/engine/fleet";
import { timeMovesWithPolls } from "../support/engine/time";
import { head, describeTerraform, timeScale } from "../support/terraform/scene";
import { withTerraform } from "../support/terraform/workplace";

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
  it("roll at the same time, through one rate limiter, without a failure", async () => {
    const simulator = await startSimulator({ clock: "virtual" });
    try {
      const fleets: Fleet[] = [];
      for (const name of names) fleets.push(await createFleet(simulator, { name, instances: 1 }));
      const templates = Object.fromEntries(
        fleets.map((fleet) => [fleet.autoScalingGroupName, fleet.launchTemplateId]),
      );
      for (const fleet of fleets) await fleet.addVersion();
      timeMovesWithPolls(simulator, { secondsPerLook: 5 });
      await withTerraform({ endpoint: simulator.url, env: timeScale }, async (terraform) => {
        await terraform.write(configuration(templates, 2));
        const applied = await terraform.apply("-parallelism=40");
        assert.equal(applied.code, 0, applied.text);
        assert.match(applied.text, /40 added/);
        for (const fleet of fleets) assert.deepEqual(await fleet.versions(), ["2"]);
        const throttled = simulator.calls().filter(({ outcome }) => outcome.includes("Throttl"));
        assert.deepEqual(throttled, []);
      });
    } finally {
      await simulator.close();
    }
  });
});
