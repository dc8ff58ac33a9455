/** What the live page asks for, without a browser. */
import assert from "node:assert/strict";
import type { Simulator } from "../../../simulator/index";
import type { PageView } from "../../../simulator/page/overview";
import { withSimulator } from "../../support/protocol-clients";
import { createFleet } from "./fleet";

async function ask({ url }: Simulator, words: Record<string, string> = {}): Promise<PageView> {
  const answer = await fetch(`${url}/_simulator/page?${new URLSearchParams(words).toString()}`);
  return (await answer.json()) as PageView;
}

describe("the page's JSON", () => {
  it("tells each instance, the refresh, its batches and checkpoints, and what happened", () =>
    withSimulator({}, async (simulator) => {
      const { makeGroup, roll } = await createFleet(simulator);
      await makeGroup("web", 4);
      simulator.advance(300);
      await roll("web");
      simulator.advance(3600);
      const { selected } = await ask(simulator);
      assert.deepEqual(
        selected?.instances.map(({ version, state, current }) => [version, state, current]),
        Array(4).fill(["2", "InService", true]),
      );
      const { refresh, timeline } = selected;
      assert.deepEqual([refresh?.status, refresh?.percentageComplete], ["Successful", 100]);
      assert.deepEqual(
        refresh?.batches.map(({ instances, done }) => [instances, done]),
        Array(4).fill([1, true]),
      );
      assert.deepEqual(refresh.checkpoints[0], { percent: 25, reached: true });
      assert.ok(timeline.some(({ title }) => title === "Refresh: Checkpoint Reached"));
      assert.ok(timeline.some(({ title }) => title === "Terminated an instance"));
      assert.equal(timeline.at(-1)?.title, "Launched 4 instances");
    }));

  it("lists groups that roll first, finds others by a part of their name, and selects by key", () =>
    withSimulator({}, async (simulator) => {
      const { makeGroup, roll } = await createFleet(simulator);
      for (const name of ["api", "web", "jobs"]) await makeGroup(name, 1);
      simulator.advance(300);
      await roll("web");
      const page = await ask(simulator, { group: "123456789012/us-east-1/jobs" });
      assert.deepEqual(
        page.groups.map(({ name }) => name),
        ["web", "api", "jobs"],
      );
      assert.equal(page.selected?.name, "jobs");
      const found = await ask(simulator, { find: "JOB" });
      assert.deepEqual([found.matching, found.groups[0]?.name], [1, "jobs"]);
    }));

  it("lists 50 groups of 200, so that its size does not follow the number of groups", () =>
    withSimulator({}, async (simulator) => {
      const { makeGroup } = await createFleet(simulator);
      for (let number = 0; number < 200; number++) await makeGroup(`group-${number}`, 0);
      const page = await ask(simulator);
      assert.deepEqual([page.total, page.matching, page.groups.length], [200, 200, 50]);
      assert.equal((await ask(simulator, { find: "group-199" })).groups.length, 1);
    }));

  it("changes nothing: two simulators stay alike, one watched and one not", () =>
    withSimulator({}, (watched) =>
      withSimulator({}, async (alone) => {
        for (const simulator of [watched, alone]) {
          const { makeGroup, roll } = await createFleet(simulator);
          await makeGroup("web", 3);
          simulator.advance(300);
          await roll("web");
        }
        for (let second = 0; second < 300; second++) {
          watched.advance(1);
          await ask(watched);
        }
        alone.advance(300);
        assert.deepEqual(watched.state(), alone.state());
      }),
    ));
});

describe("the root address", () => {
  it("is the page for a browser, and AWS for a presigned call", () =>
    withSimulator({}, async ({ url }) => {
      const page = await fetch(url);
      assert.match(page.headers.get("content-type") ?? "", /^text\/html/u);
      assert.match(page.headers.get("content-security-policy") ?? "", /default-src 'self'/u);
      const call = await fetch(`${url}/?Action=GetCallerIdentity&Version=2011-06-15`);
      assert.match(await call.text(), /<GetCallerIdentityResult>/u);
    }));
});
