import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { withWebServer } from "../support/engine/web-server";
import { describeTerraform, withContext } from "../support/terraform/context";

const canaries = ["canary-in-a-webhook", "canary-in-a-gate", "canary-in-a-trigger"];

describeTerraform("sensitive values", () => {
  it("are in no output, no file of progress, no attribute but their own in the state, and in no line of TF_LOG=TRACE, not when all goes well, and not when a gate fails", () => {
    let gateStatus = 200;
    const answer = ({ path }: { readonly path: string }) => ({
      status: path.startsWith("/gate") ? gateStatus : 500,
    });
    return withWebServer(answer, ({ url }) =>
      withContext(
        { env: { TF_LOG: "TRACE", TF_LOG_PATH: "trace.log" } },
        async ({ terraform, fleet, onto }) => {
          const extra = `
            webhooks = [{ url = "${url}/hook/canary-in-a-webhook" }]
            gates    = [{ http = { url = "${url}/gate?key=canary-in-a-gate" }, interval = 1, timeout = 20 }]
            triggers = { certificate = sensitive("canary-in-a-trigger") }
            progress_file = "progress.log"`;
          await terraform.write(onto(1, extra));
          const good = await terraform.apply();
          assert.equal(good.code, 0, good.text);
          gateStatus = 503;
          await terraform.write(onto(await fleet.addVersion(), extra));
          const bad = await terraform.apply();
          assert.equal(bad.code, 1, bad.text);
          const shown = await terraform.run("show", "-no-color");
          const planned = await terraform.run("plan", "-json");
          const read = (file: string) => readFile(join(terraform.directory, file), "utf8");
          const places = {
            output: `${good.text}${bad.text}${shown.text}${planned.text}`,
            log: await read("trace.log"),
            progress: await read("progress.log"),
            state: withoutOwn(await read("terraform.tfstate")),
          };
          assert.match(places.log, /terraform-provider-instancerefresh/);
          for (const [place, text] of Object.entries(places)) {
            for (const canary of canaries) {
              assert.ok(!text.includes(canary), `${canary} is in the ${place}`);
            }
          }
        },
      ),
    );
  });
});

/** Terraform keeps every value in its state, marks the sensitive ones, and hides those in all that it prints. */
function withoutOwn(text: string): string {
  const { resources } = JSON.parse(text) as {
    readonly resources: readonly {
      readonly instances: readonly {
        readonly attributes: Readonly<Record<string, unknown>>;
        readonly sensitive_attributes: unknown;
      }[];
    }[];
  };
  const [instance] = resources[0]?.instances ?? [];
  assert.ok(instance);
  const marked = JSON.stringify(instance.sensitive_attributes);
  for (const attribute of ["webhooks", "gates", "triggers"]) {
    assert.ok(marked.includes(attribute), `${attribute} is not marked: ${marked}`);
  }
  const own = { webhooks: null, gates: null, triggers: null };
  return JSON.stringify({ ...instance, attributes: { ...instance.attributes, ...own } });
}
