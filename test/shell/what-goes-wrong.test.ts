/** What the shell tool says when AWS refuses, cannot be asked, or was asked for nonsense. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { startSimulator, type Simulator } from "../../simulator/index";
import { createFleet } from "../support/engine/fleet";
import {
  executable,
  instanceRefresh,
  instanceRefreshIn,
  instanceRefreshOnTerminal,
} from "../support/shell/tool";

describe("the shell tool, when something goes wrong", () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator({ clock: "virtual" });
    await createFleet(simulator);
  });
  afterEach(() => simulator.close());

  it("refuses preferences that AWS would not take, before it asks", async () => {
    const before = simulator.calls().length;
    const { code, stderr } = await instanceRefresh(
      simulator.url,
      "plan",
      "web",
      "--max-healthy=150",
    );
    assert.equal(code, 2);
    assert.match(stderr, /^error: preferences\.maxHealthyPercentage 150 is given without /m);
    assert.equal(simulator.calls().length, before);
  });

  it("says where to set a Region", async () => {
    const without = { AWS_REGION: "", AWS_DEFAULT_REGION: "" };
    const { code, stderr } = await instanceRefreshIn(without, simulator.url, "status", "web");
    assert.equal(code, 1);
    assert.equal(stderr, "No AWS Region is set. Give --region, or set AWS_REGION.\n");
  });

  it("asks for a login where there are no credentials", async () => {
    const without = { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "", HOME: "/nowhere" };
    const { code, stderr } = await instanceRefreshIn(without, simulator.url, "status", "web");
    assert.equal(code, 1);
    assert.match(stderr, /^DescribeAutoScalingGroups: .*\. Log in, or give another --profile\.$/m);
  });

  it("names the profile that does not work", async () => {
    const without = { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "", HOME: "/nowhere" };
    const args = ["status", "web", "--profile", "stagin"];
    const { code, stderr } = await instanceRefreshIn(without, simulator.url, ...args);
    assert.equal(code, 1);
    assert.match(stderr, /^Profile stagin: /);
  });

  it("names the Region and where it comes from, as a mistyped one has no groups", async () => {
    const args = ["status", "web", "--region", "us-esat-1"];
    const { code, stderr } = await instanceRefresh(simulator.url, ...args);
    assert.equal(code, 3);
    assert.match(stderr, /no Auto Scaling group web in us-esat-1 \(the Region of --region\)/);
    assert.match(stderr, /knows no Region us-esat-1: did you mean us-east-1\?/);
  });

  it("ends quietly when nobody reads its output any more", () => {
    const command = `'${process.execPath}' '${executable}' --help | head -n 1`;
    const { status, stdout, stderr } = spawnSync("bash", ["-c", command], { encoding: "utf8" });
    assert.equal(status, 0);
    assert.match(stdout, /^Usage: instance-refresh/);
    assert.equal(stderr, "");
  });

  it("names the call that is not allowed", async () => {
    const message = "User deploy is not authorized to perform this.";
    simulator.addScenario({
      rules: [{ kind: "error", code: "AccessDenied", message, status: 403 }],
    });
    const { code, stderr } = await instanceRefresh(simulator.url, "watch", "web");
    assert.equal(code, 1);
    assert.equal(
      stderr,
      `DescribeInstanceRefreshes: AccessDenied: ${message} Have that call allowed.\n`,
    );
  });

  const onTerminal: readonly (readonly [args: string, says: RegExp])[] = [
    ["watch nowhere", /There is no Auto Scaling group nowhere/],
    ["rollback nowhere", /There is no Auto Scaling group nowhere/],
    ["watch web", /web has no refresh\./],
    ["watch web --id r-unknown", /web has no refresh r-unknown\./],
    ["cancel web", /web has no active refresh\./],
  ];
  for (const [args, says] of onTerminal) {
    it(`ends on a terminal too, and does not go on looking: ${args}`, async () => {
      const { code, stderr } = await instanceRefreshOnTerminal(simulator.url, ...args.split(" "));
      assert.equal(code, 3);
      assert.match(stderr, says);
    });
  }

  const numbers: readonly (readonly string[])[] = [
    ["status", "web", "--limit", "abc"],
    ["status", "web", "--limit", "0"],
    ["plan", "web", "--min-healthy", "abc"],
    ["plan", "web", "--max-healthy", "99"],
    ["plan", "web", "--warmup", "-1"],
  ];
  for (const args of numbers) {
    it(`refuses ${args.slice(2).join(" ")}, and says what it may be`, async () => {
      const { code, stdout, stderr } = await instanceRefresh(simulator.url, ...args);
      assert.deepEqual([code, stdout], [2, ""]);
      assert.match(stderr, /is invalid\. It must be a whole number from \d+( to \d+)?\.$/m);
    });
  }
});
