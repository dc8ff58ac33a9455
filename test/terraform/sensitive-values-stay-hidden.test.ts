import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { withWebServer } from "../support/engine/web-server";
import { describeTerraform, withScene } from "../support/terraform/scene";

const canaries = ["canary-in-a-webhook", "canary-in-a-gate", "canary-in-a-trigger"];

describeTerraform("sensitive values", () => {
  it("are in no output, and in no line of TF_LOG=TRACE, not when all goes well, and not when a gate stays shut", () => {
    let gateStatus = 200;
    const answer = ({ path }: { readonly path: string }) => ({
      status: path.startsWith("/gate") ? gateStatus : 500,
    });
    return withWebServer(answer, ({ url }) =>
      withScene(
        { env: { TF_LOG: "TRACE", TF_LOG_PATH: "trace.log" } },
        async ({ terraform, fleet, onto }) => {
          const extra = `
            webhooks = [{ url = "${url}/hook/canary-in-a-webhook" }]
            gates    = [{ http = { url = "${url}/gate?key=canary-in-a-gate" }, interval = 1, timeout = 20 }]
            triggers = { certificate = sensitive("canary-in-a-trigger") }`;
          await terraform.write(onto(1, extra));
          const good = await terraform.apply();
          assert.equal(good.code, 0, good.text);
          gateStatus = 503;
          await terraform.write(onto(await fleet.addVersion(), extra));
          const bad = await terraform.apply();
          assert.equal(bad.code, 1, bad.text);
          const shown = await terraform.run("show", "-no-color");
          const log = await readFile(join(terraform.directory, "trace.log"), "utf8");
          assert.match(log, /terraform-provider-instancerefresh/);
          for (const canary of canaries) {
            assert.ok(!`${good.text}${bad.text}${shown.text}`.includes(canary), canary);
            assert.ok(!log.includes(canary), `${canary} is in the log`);
          }
        },
      ),
    );
  });
});
