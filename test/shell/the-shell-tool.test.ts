import assert from "node:assert/strict";
import { StartInstanceRefreshCommand } from "@aws-sdk/client-auto-scaling";
import { startSimulator, type Simulator } from "../../simulator/index";
import { createFleet, type Fleet } from "../support/engine/fleet";
import { timeMovesWithPolls } from "../support/engine/time";
import { instanceRefresh, interruptedInstanceRefresh } from "../support/shell/tool";

describe("the shell tool", () => {
  let simulator: Simulator;
  let fleet: Fleet;

  beforeEach(async () => {
    simulator = await startSimulator({ clock: "virtual" });
    fleet = await createFleet(simulator);
  });
  afterEach(() => simulator.close());

  async function startRefresh(): Promise<string> {
    const version = String(await fleet.addVersion());
    const { InstanceRefreshId: id = "" } = await fleet.autoScaling.send(
      new StartInstanceRefreshCommand({
        AutoScalingGroupName: "web",
        DesiredConfiguration: {
          LaunchTemplate: { LaunchTemplateId: fleet.launchTemplateId, Version: version },
        },
      }),
    );
    return id;
  }

  it("shows the group and its refreshes", async () => {
    const id = await startRefresh();
    const { code, stdout } = await instanceRefresh(simulator.url, "status", "web");
    assert.equal(code, 0);
    assert.match(stdout, /^web: 3 desired \(0 to 10\), launches web \(lt-\w+\) version 1$/m);
    assert.match(stdout, /^ {2}3 InService, web \(lt-\w+\) version 1$/m);
    assert.match(stdout, new RegExp(`^${id}  Pending +version 2$`, "m"));
  });

  for (const command of ["status", "watch", "explain", "plan", "cancel", "rollback"]) {
    it(`says with exit code 3 that there is no such group for ${command}`, async () => {
      const { code, stderr } = await instanceRefresh(simulator.url, command, "nowhere");
      assert.equal(code, 3);
      assert.equal(
        stderr,
        "There is no Auto Scaling group nowhere in us-east-1 (the Region of the environment) and this account.\n",
      );
    });
  }

  it("follows a refresh to its end, a line per change on stderr and the result on stdout", async () => {
    const id = await startRefresh();
    timeMovesWithPolls(simulator, { secondsPerPoll: 20 });
    const { code, stdout, stderr } = await instanceRefresh(simulator.url, "watch", "web", "--json");
    assert.equal(code, 0);
    assert.match(stderr, /^50% complete, 1 instance left$/m);
    const result = JSON.parse(stdout) as Record<string, unknown>;
    assert.equal(result["instanceRefreshId"], id);
    assert.equal(result["result"], "succeeded");
  });

  it("ends with a code of its own at Ctrl-C, and the refresh goes on", async () => {
    await startRefresh();
    const { code, stderr } = await interruptedInstanceRefresh(simulator.url, "watch", "web");
    assert.equal(code, 130);
    assert.match(stderr, /It goes on in AWS/);
    assert.equal((await fleet.refreshes())[0]?.Status, "Pending");
  });

  it("rejects a version for plan without a launch template", async () => {
    const { code, stderr } = await instanceRefresh(
      simulator.url,
      ...["plan", "web", "--template-version", "7"],
    );
    assert.equal(code, 2);
    assert.match(stderr, /--template-version needs --launch-template/);
  });

  it("cancels the active refresh and waits for that", async () => {
    await startRefresh();
    timeMovesWithPolls(simulator, { secondsPerPoll: 5 });
    const { code, stderr } = await instanceRefresh(simulator.url, "cancel", "web");
    assert.equal(code, 0);
    assert.match(stderr, /ended Cancelled/);
    assert.equal((await fleet.refreshes())[0]?.Status, "Cancelled");
  });

  it("rolls the active refresh back and waits for that", async () => {
    await startRefresh();
    simulator.advance(90);
    timeMovesWithPolls(simulator, { secondsPerPoll: 20 });
    const { code } = await instanceRefresh(simulator.url, "rollback", "web");
    assert.equal(code, 0);
    assert.equal((await fleet.refreshes())[0]?.Status, "RollbackSuccessful");
  });

  it("says with exit code 3 that nothing is active", async () => {
    const { code, stderr } = await instanceRefresh(simulator.url, "cancel", "web");
    assert.equal(code, 3);
    assert.match(stderr, /web has no active refresh/);
  });

  it("explains why a refresh stands where it does, and ends with what to do next", async () => {
    simulator.addScenario({
      rules: [
        { kind: "launch", launchTemplateVersion: 2, failure: "The key pair 'ops' does not exist." },
      ],
    });
    await startRefresh();
    simulator.advance(300);
    const { code, stdout } = await instanceRefresh(simulator.url, "explain", "web");
    assert.equal(code, 0);
    assert.match(stdout, /key pair 'ops' does not exist/);
    assert.match(stdout.trim().split("\n").at(-1) ?? "", /^next: /);
  });

  it("plans a refresh without starting one", async () => {
    await fleet.addVersion();
    const { code, stdout } = await instanceRefresh(
      simulator.url,
      ...["plan", "web", "--launch-template", "web", "--warmup", "30"],
    );
    assert.equal(code, 0);
    assert.match(stdout, /^would replace 3 of 3 instances, \d+ batch(es)?, about \d+ (s|min)$/m);
    assert.doesNotMatch(stdout, /the resource is new/);
    assert.match(stdout, /batches: 3 of 1, terminate first; 2 to 3 instances in service/);
    assert.deepEqual(await fleet.refreshes(), []);
  });

  it("plans nothing where the last refresh has left nothing to replace", async () => {
    const id = await startRefresh();
    timeMovesWithPolls(simulator, { secondsPerPoll: 60 });
    const { stderr } = await instanceRefresh(simulator.url, "watch", "web");
    assert.equal(stderr.match(/Successful/g)?.length, 2, stderr);
    assert.match(stderr, new RegExp(`^${id} ended Successful after \\d+ min$`, "m"));
    const { code, stdout } = await instanceRefresh(simulator.url, "plan", "web");
    assert.equal(code, 0);
    assert.match(stdout, /^would replace 0 of 3 instances$/m);
    const { stdout: explained } = await instanceRefresh(simulator.url, "explain", "web");
    assert.doesNotMatch(explained, /^next:/m);
  });

  it("says why a refresh ended badly, or how to find out", async () => {
    const id = await startRefresh();
    await instanceRefresh(simulator.url, "cancel", "web", "--no-wait");
    simulator.advance(300);
    const { code, stderr } = await instanceRefresh(simulator.url, "watch", "web");
    assert.equal(code, 5);
    assert.equal(
      stderr,
      `${id} ended Cancelled: Cancelled due to user request. Why: npx instance-refresh explain web --region us-east-1\n`,
    );
    const { stdout } = await instanceRefresh(simulator.url, "explain", "web");
    assert.equal(stdout.match(/Cancelled due to user request/g)?.length, 1, stdout);
  });

  const commands = [["status"], ["explain"], ["plan", "--launch-template", "web"], ["cancel"]];
  for (const [name = "", ...options] of commands) {
    it(`prints JSON and nothing else to stdout for ${name} --json`, async () => {
      await startRefresh();
      simulator.advance(30);
      timeMovesWithPolls(simulator, { secondsPerPoll: 20 });
      const { code, stdout } = await instanceRefresh(
        simulator.url,
        ...[name, "web", ...options, "--json"],
      );
      assert.equal(code, 0);
      const answer: unknown = JSON.parse(stdout);
      assert.ok(typeof answer === "object" && answer !== null && Object.keys(answer).length > 0);
    });
  }

  it("rejects a command line that it does not understand with exit code 2", async () => {
    const { code, stderr } = await instanceRefresh(simulator.url, "restart", "web");
    assert.equal(code, 2);
    assert.match(stderr, /unknown command 'restart'/);
  });
});
