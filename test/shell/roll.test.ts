/** `instance-refresh roll`: what an `up` does, from a shell and without a state. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSimulator, type Simulator } from "../../simulator/index";
import { createFleet, type Fleet } from "../support/engine/fleet";
import { timeMovesWithPolls } from "../support/engine/time";
import { instanceRefresh, interruptedInstanceRefresh, type Run } from "../support/shell/tool";

describe("instance-refresh roll", () => {
  let simulator: Simulator;
  let fleet: Fleet;
  let folder: string;

  beforeEach(async () => {
    simulator = await startSimulator({ clock: "virtual" });
    fleet = await createFleet(simulator);
    folder = await mkdtemp(join(tmpdir(), "roll-"));
  });
  afterEach(async () => {
    await simulator.close();
    await rm(folder, { recursive: true, force: true });
  });

  function roll(...args: readonly string[]): Promise<Run> {
    return instanceRefresh(simulator.url, "roll", "web", ...args);
  }

  async function write(name: string, text: string): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  }

  it("rolls the fleet onto a version, follows it to the end, and says what was replaced", async () => {
    await fleet.addVersion();
    timeMovesWithPolls(simulator, { secondsPerPoll: 20 });
    const { code, stderr } = await roll("--launch-template", "web", "--template-version", "2");
    assert.equal(code, 0, stderr);
    assert.match(stderr, /^3 instances replaced in \d+ min/m);
    assert.deepEqual(new Set(await fleet.versions()), new Set(["2"]));
  });

  it("starts one refresh when it runs twice", async () => {
    await fleet.addVersion();
    timeMovesWithPolls(simulator, { secondsPerPoll: 20 });
    const first = await roll("--launch-template", "web");
    const second = await roll("--launch-template", "web");
    assert.deepEqual([first.code, second.code], [0, 0], second.stderr);
    assert.equal((await fleet.refreshes()).length, 1);
  });

  it("leaves the refresh to AWS at Ctrl-C, and the next run adopts it", async () => {
    await fleet.addVersion();
    const args = ["roll", "web", "--launch-template", "web"];
    const { code, stderr } = await interruptedInstanceRefresh(simulator.url, ...args);
    assert.equal(code, 130, stderr);
    timeMovesWithPolls(simulator, { secondsPerPoll: 20 });
    const next = await roll("--launch-template", "web");
    assert.equal(next.code, 0, next.stderr);
    assert.equal((await fleet.refreshes()).length, 1);
  });

  it("takes preferences from a file, and options over it", async () => {
    await fleet.addVersion();
    const config = await write(
      "refresh.yaml",
      "preferences:\n  minHealthyPercentage: 50\n  instanceWarmup: 30\n",
    );
    timeMovesWithPolls(simulator, { secondsPerPoll: 20 });
    const options = ["--config", config, "--min-healthy", "60"];
    const { code, stderr } = await roll("--launch-template", "web", ...options);
    assert.equal(code, 0, stderr);
    const [refresh] = await fleet.refreshes();
    assert.equal(refresh?.Preferences?.MinHealthyPercentage, 60);
    assert.equal(refresh.Preferences.InstanceWarmup, 30);
  });

  it("takes checkpoints one by one, and switches by their names", async () => {
    await fleet.addVersion();
    timeMovesWithPolls(simulator, { secondsPerPoll: 20 });
    const checkpoints = ["--checkpoint", "50", "--checkpoint", "100", "--checkpoint-delay", "60"];
    const { code, stderr } = await roll(
      ...["--launch-template", "web", "--auto-rollback", "--no-skip-matching", ...checkpoints],
    );
    assert.equal(code, 0, stderr);
    const preferences = (await fleet.refreshes())[0]?.Preferences;
    assert.deepEqual(preferences?.CheckpointPercentages, [50, 100]);
    assert.deepEqual([preferences.AutoRollback, preferences.SkipMatching], [true, false]);
  });

  it("says with --dry-run what it would do, and starts nothing", async () => {
    await fleet.addVersion();
    const { code, stdout } = await roll("--launch-template", "web", "--dry-run");
    assert.equal(code, 0);
    assert.match(stdout, /would replace 3 of 3 instances/);
    assert.deepEqual(await fleet.refreshes(), []);
  });

  it("prints one JSON line per event, and the result as the last", async () => {
    await fleet.addVersion();
    timeMovesWithPolls(simulator, { secondsPerPoll: 20 });
    const { code, stdout } = await roll("--launch-template", "web", "--json");
    assert.equal(code, 0);
    const events = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.ok(events.some(({ progress }) => progress !== undefined));
    const last = events.at(-1);
    assert.deepEqual([last?.["kind"], last?.["outcome"]], ["result", "rolled"]);
  });

  it("writes a report", async () => {
    await fleet.addVersion();
    timeMovesWithPolls(simulator, { secondsPerPoll: 20 });
    const report = join(folder, "report.json");
    const { code } = await roll("--launch-template", "web", "--report", report);
    assert.equal(code, 0);
    assert.ok(Object.keys(JSON.parse(await readFile(report, "utf8")) as object).length > 0);
  });

  it("leaves the refresh running at --timeout, with an exit code of its own", async () => {
    await fleet.addVersion();
    timeMovesWithPolls(simulator, { secondsPerPoll: 1 });
    const { code, stderr } = await roll("--launch-template", "web", "--timeout", "30m");
    assert.equal(code, 10, stderr);
    assert.match(stderr, /still running; run `instance-refresh roll` again to resume watching/);
  });

  it("names no command and no memory that only Pulumi has, after a rollback", async () => {
    const failure =
      "You have requested more vCPU capacity than your current vCPU limit of 32 allows";
    const launchTemplateVersion = await fleet.addVersion();
    simulator.addScenario({ rules: [{ kind: "launch", launchTemplateVersion, failure }] });
    timeMovesWithPolls(simulator, { secondsPerPoll: 60 });
    const { code, stderr } = await roll("--launch-template", "web", "--auto-rollback");
    assert.equal(code, 4, stderr);
    assert.match(stderr, /It was rolled back: every instance runs the old configuration\.$/m);
    assert.match(stderr, /^ {2}next: have the quota raised .*, then run `instance-refresh roll`$/m);
    assert.doesNotMatch(stderr, /pulumi|retryAfterRollback/);
  });

  it("refuses every wrong input at once, before any call to AWS", async () => {
    const config = await write(
      "wrong.yaml",
      "preferences:\n  minHealthyPercentage: 500\nonTimout: x\n",
    );
    const before = simulator.calls().length;
    const { code, stderr } = await roll("--config", config);
    assert.equal(code, 2);
    assert.match(stderr, /preferences\.minHealthyPercentage/);
    assert.match(stderr, /onTimout/);
    assert.equal(simulator.calls().length, before);
  });

  it("names a file that it cannot read", async () => {
    const { code, stderr } = await roll("--config", join(folder, "missing.yaml"));
    assert.equal(code, 2);
    assert.match(stderr, /cannot read .*missing\.yaml/);
  });
});
