/** The live page in a real browser. */
import assert from "node:assert/strict";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { startSimulator, type Simulator } from "../../../simulator/index";
import { launchBrowser } from "../../support/browser";
import { createFleet, type Fleet } from "./fleet";

interface Context extends Fleet {
  readonly simulator: Simulator;
  readonly page: Page;
}

/** The place of the tile that has the focus. */
const focusedTile = "[...document.querySelectorAll('#tiles li')].indexOf(document.activeElement)";

/** How many heights there are among the states of the tiles: one that wraps is higher. */
const heightsOfStates =
  "new Set([...document.querySelectorAll('#tiles .state')].map((state) => Math.round(state.getBoundingClientRect().height))).size";

describe("the live page", function () {
  this.timeout(60_000);
  let browser: Browser | undefined;

  before(async function () {
    browser = await launchBrowser();
    if (!browser) {
      console.log("      skipped: there is no Chromium on PATH, and CHROMIUM_PATH names none");
      this.skip();
    }
  });

  after(async () => {
    await browser?.close();
  });

  /** The page of a simulator with a group `web` of four and a group `api` of two, in service. */
  async function withPage(
    options: BrowserContextOptions,
    body: (context: Context) => Promise<void>,
  ): Promise<void> {
    const simulator = await startSimulator();
    const context = await browser?.newContext(options);
    try {
      const fleet = await createFleet(simulator);
      await fleet.makeGroup("web", 4);
      await fleet.makeGroup("api", 2);
      simulator.advance(300);
      const page = await context?.newPage();
      assert.ok(page);
      await page.goto(simulator.url);
      await page.locator("#tiles li").first().waitFor();
      await body({ ...fleet, simulator, page });
    } finally {
      await context?.close();
      await simulator.close();
    }
  }

  it("shows an instance a tile, with its state and version", () =>
    withPage({}, async ({ page }) => {
      const tiles = await page.locator("#tiles li").allInnerTexts();
      assert.equal(tiles.length, 4);
      for (const tile of tiles) assert.match(tile, /^…[0-9a-f]{5}\s+v1\s+InService\s+1[abc]$/u);
    }));

  it("follows a refresh by itself, from the first batch to the end", () =>
    withPage({}, async ({ page, simulator, roll }) => {
      await roll("web");
      simulator.advance(60);
      await page.locator("#status", { hasText: "InProgress" }).waitFor();
      assert.ok((await page.locator("#tiles .outdated").count()) > 0);
      assert.equal(await page.locator("#checkpoints li").count(), 3);
      simulator.advance(3600);
      await page.locator("#status", { hasText: "Successful" }).waitFor();
      assert.equal(await page.locator("#bar").getAttribute("aria-valuenow"), "100");
      assert.equal(await page.locator("#tiles .current").count(), 4);
      assert.match(await page.locator("#timeline").innerText(), /Refresh: Succeeded/u);
      assert.match(await page.locator("#live").innerText(), /web: refresh Successful/u);
    }));

  it("steps, runs at a speed and pauses", () =>
    withPage({}, async ({ page, simulator }) => {
      const before = simulator.now().getTime();
      await page.getByRole("button", { name: "Step one minute" }).click();
      await page.locator("#now", { hasText: "00:06:00" }).waitFor();
      assert.equal(simulator.now().getTime() - before, 60_000);
      await page.getByLabel("Speed").selectOption("300");
      await page.getByRole("button", { name: "Run" }).click();
      await page.locator("#pace", { hasText: "× 300" }).waitFor();
      await page.getByRole("button", { name: "Pause" }).click();
      await page.locator("#pace", { hasText: "stands still" }).waitFor();
      const paused = simulator.now().getTime();
      assert.ok(paused > before + 60_000);
      assert.equal(simulator.now().getTime(), paused);
    }));

  it("is used with the keyboard alone", () =>
    withPage({}, async ({ page, simulator }) => {
      const before = simulator.now().getTime();
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate("document.activeElement.id"), "pause");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.locator("#now", { hasText: "00:05:15" }).waitFor();
      assert.equal(simulator.now().getTime() - before, 15_000);
      await page.getByRole("link", { name: "api" }).focus();
      await page.keyboard.press("Enter");
      await page.locator("#name", { hasText: "api" }).waitFor();
      assert.equal(await page.locator("#tiles li").count(), 2);
    }));

  it("moves from instance to instance with the arrow keys, and tells its details", () =>
    withPage({}, async ({ page }) => {
      const tiles = page.locator("#tiles li");
      await tiles.first().focus();
      await page.keyboard.press("ArrowRight");
      assert.equal(await page.evaluate(focusedTile), 1);
      assert.match(await page.locator("#detail").innerText(), /^i-[0-9a-f]{17} · t3\./u);
      await page.keyboard.press("End");
      assert.equal(await page.evaluate(focusedTile), 3);
      assert.equal(await page.locator('#tiles [tabindex="0"]').count(), 1);
    }));

  it("tells what the group launches from what its refresh launches", () =>
    withPage({}, async ({ page, simulator, roll }) => {
      await roll("web");
      simulator.advance(60);
      await page.locator("#launches", { hasText: "The refresh launches web version 2" }).waitFor();
      assert.match(await page.locator("#source").innerText(), /launches web version 1$/u);
    }));

  it("keeps each state on one line, also where there is little room", () =>
    withPage({ viewport: { width: 400, height: 800 } }, async ({ page, simulator, roll }) => {
      await roll("web");
      for (let minute = 0; minute < 3; minute += 1) {
        simulator.advance(20);
        await page.reload();
        await page.locator("#tiles li").first().waitFor();
        assert.equal(await page.evaluate(heightsOfStates), 1);
      }
    }));

  it("counts a failure that repeats in one line", () =>
    withPage({}, async ({ page, simulator, roll }) => {
      const failure = "We currently do not have sufficient capacity.";
      simulator.addScenario({ rules: [{ kind: "launch", failure, times: 4 }] });
      await roll("web");
      simulator.advance(1200);
      await page.locator("#timeline li", { hasText: failure }).first().waitFor();
      const lines = await page.locator("#timeline li", { hasText: failure }).allInnerTexts();
      assert.equal(lines.length, 1);
      assert.match(lines[0] ?? "", /Launching an instance failed, 4 times/u);
    }));

  it("links its help and what the simulator knows", () =>
    withPage({}, async ({ page, simulator }) => {
      for (const link of await page.locator("footer a").all()) {
        const answer = await fetch(simulator.url + ((await link.getAttribute("href")) ?? ""));
        assert.equal(answer.status, 200);
      }
      assert.match(await (await fetch(`${simulator.url}/_simulator/help`)).text(), /--scenario/u);
    }));

  it("shows commands that make a first group where there is none", async () => {
    const simulator = await startSimulator();
    const context = await browser?.newContext();
    try {
      const page = await context?.newPage();
      await page?.goto(simulator.url);
      await page?.locator("#empty").waitFor();
      const commands = (await page?.locator("#hint").innerText()) ?? "";
      assert.ok(commands.includes(`AWS_ENDPOINT_URL=${simulator.url} `));
      assert.match(commands, /AWS_DEFAULT_REGION=us-east-1/u);
      assert.match(commands, /^aws autoscaling create-auto-scaling-group /mu);
    } finally {
      await context?.close();
      await simulator.close();
    }
  });

  it("finds a group by a part of its name", () =>
    withPage({}, async ({ page }) => {
      await page.getByLabel("Find a group").fill("ap");
      await page.locator("#groups li").filter({ hasText: "web" }).waitFor({ state: "detached" });
      assert.equal(await page.locator("#groups li").count(), 1);
    }));

  it("shows a name as it is, whatever it holds", () =>
    withPage({}, async ({ page, makeGroup, simulator }) => {
      await makeGroup("<b onclick=1>", 0);
      await page.goto(
        `${simulator.url}/#${encodeURIComponent("123456789012/us-east-1/<b onclick=1>")}`,
      );
      await page.locator("#name", { hasText: "<b onclick=1>" }).waitFor();
    }));

  it("fits a phone", () =>
    withPage({ viewport: { width: 360, height: 740 } }, async ({ page, roll, simulator }) => {
      await roll("web");
      simulator.advance(120);
      await page.locator("#refresh").waitFor();
      assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 360);
    }));

  it("is dark where the system is, and light where it is not", async () => {
    const grounds: unknown[] = [];
    for (const colorScheme of ["light", "dark"] as const) {
      await withPage({ colorScheme }, async ({ page }) => {
        grounds.push(await page.evaluate("getComputedStyle(document.body).backgroundColor"));
      });
    }
    assert.deepEqual(grounds, ["rgb(244, 245, 247)", "rgb(14, 18, 24)"]);
  });

  it("asks nobody but the simulator, and has no errors", () =>
    withPage({}, async ({ page, simulator }) => {
      const asked: string[] = [];
      const errors: string[] = [];
      page.on("request", (request) => asked.push(new URL(request.url()).origin));
      page.on("console", (message) => errors.push(message.text()));
      page.on("pageerror", (error) => errors.push(error.message));
      await page.reload();
      await page.locator("#tiles li").first().waitFor();
      assert.deepEqual([[...new Set(asked)], errors], [[simulator.url], []]);
    }));

  it("says so when the simulator is gone", () =>
    withPage({}, async ({ page, simulator }) => {
      await simulator.close();
      await page.locator("#lost").waitFor();
    }));
});
