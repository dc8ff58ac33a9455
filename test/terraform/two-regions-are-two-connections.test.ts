import assert from "node:assert/strict";
import { startSimulator } from "../../simulator/index";
import { createFleet } from "../support/engine/fleet";
import { timeMovesWithPolls } from "../support/engine/time";
import {
  address,
  declare,
  head,
  describeTerraform,
  withContext,
} from "../support/terraform/context";

const second = (key: string, endpoint: string): string => `
provider "instancerefresh" {
  alias      = "paris"
  region     = "eu-west-3"
  access_key = ${JSON.stringify(key)}
  secret_key = "secret"
  endpoints {
    autoscaling = ${JSON.stringify(endpoint)}
    ec2         = ${JSON.stringify(endpoint)}
  }
}
`;

describeTerraform("two provider blocks", () => {
  it("call two Regions, each with its own keys and endpoint", () =>
    withContext({}, async ({ simulator, fleet, terraform }) => {
      const other = await startSimulator({ clock: "virtual" });
      try {
        const paris = await createFleet(other, { name: "paris", region: "eu-west-3" });
        timeMovesWithPolls(other, { secondsPerPoll: 5 });
        await terraform.write(
          head +
            second("AKIAOTHER", other.url) +
            declare(fleet, 1) +
            declare(paris, 1, "provider = instancerefresh.paris").replace('"web" {', '"paris" {'),
        );
        const applied = await terraform.apply();
        assert.equal(applied.code, 0, applied.text);
        assert.equal((await terraform.attributes(address))?.["region"], "us-east-1");
        assert.equal(
          (await terraform.attributes("instancerefresh_group.paris"))?.["region"],
          "eu-west-3",
        );
        const started = [simulator, other].map(
          (one) => one.calls().filter(({ action }) => action === "StartInstanceRefresh").length,
        );
        assert.deepEqual(started, [1, 1]);
      } finally {
        await other.close();
      }
    }));
});
