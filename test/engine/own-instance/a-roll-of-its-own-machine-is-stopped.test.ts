import assert from "node:assert/strict";
import { DescribeAutoScalingInstancesCommand } from "@aws-sdk/client-auto-scaling";
import type { Fleet } from "../../support/engine/fleet";
import { outputLines } from "../../support/engine/output";
import { withContext } from "../../support/engine/context";
import { withWebServer, type WebResponse, type WebRequest } from "../../support/engine/web-server";

const token = "a-session-token";

/** The two answers of the instance metadata service, version 2, that tell an instance its id. */
function metadataOf(instanceId: () => string) {
  return ({ method, path, headers }: WebRequest): WebResponse => {
    if (method === "PUT" && path === "/latest/api/token") {
      const hasLife = headers["x-aws-ec2-metadata-token-ttl-seconds"] !== undefined;
      return hasLife ? { body: token } : { status: 400 };
    }
    if (headers["x-aws-ec2-metadata-token"] !== token) return { status: 401 };
    return path === "/latest/meta-data/instance-id" ? { body: instanceId() } : { status: 404 };
  };
}

async function anyInstance({ autoScaling }: Fleet): Promise<string> {
  const answer = await autoScaling.send(new DescribeAutoScalingInstancesCommand({}));
  return answer.AutoScalingInstances?.[0]?.InstanceId ?? "none";
}

describe("pulumi up on an instance of the group", () => {
  it("is stopped before anything is started, unless the program says to proceed", () => {
    let instanceId = "";
    return withWebServer(
      metadataOf(() => instanceId),
      ({ url }) => {
        const env = {
          AWS_EC2_METADATA_DISABLED: "false",
          AWS_EC2_METADATA_SERVICE_ENDPOINT: url,
          AWS_METADATA_SERVICE_TIMEOUT: "60",
        };
        return withContext({ env }, async ({ stack, fleet, onto, starts }) => {
          instanceId = await anyInstance(fleet);
          const version = await fleet.addVersion();
          const stopped = await stack.up({ program: onto(version) });
          assert.equal(stopped.result, "failed");
          const words = new RegExp(`this program runs on ${instanceId}.*onOwnInstance: "proceed"`);
          assert.match(outputLines("error", stopped), words);
          assert.equal(starts(), 0);

          const run = await stack.up({ program: onto(version, { onOwnInstance: "proceed" }) });
          assert.equal(run.result, "succeeded", String(run.error));
          assert.match(outputLines("warning", run), words);
          assert.equal(starts(), 1);
        });
      },
    );
  });
});
