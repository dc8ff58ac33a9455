/** Takes the picture of the live page that the simulator's README shows: node tools/run.mjs script tools/page-picture/take.ts */
import { join } from "node:path";
import { startSimulator, type Simulator } from "../../simulator/index";
import type { PageView } from "../../simulator/page/overview";
import { createFleet } from "../../test/conformance/page/fleet";
import { launchBrowser } from "../../test/support/browser";

const file = join(__dirname, "../../docs/images/simulator.png");

async function take(): Promise<void> {
  const browser = await launchBrowser();
  if (!browser) throw new Error("There is no Chromium on PATH, and CHROMIUM_PATH names none.");
  const simulator = await startSimulator();
  try {
    const { makeGroup, roll } = await createFleet(simulator);
    for (const [name, size] of [
      ["api", 4],
      ["jobs", 12],
      ["web", 16],
    ] as const) {
      await makeGroup(name, size);
    }
    simulator.advance(300);
    await roll("api");
    simulator.advance(3600);
    await roll("web");
    simulator.advance(400);
    await untilItLaunches(simulator);
    simulator.setClock({ mode: "real" });
    const page = await browser.newPage({ viewport: { width: 1120, height: 800 } });
    await page.goto(simulator.url);
    await page.locator("#tiles li").first().waitFor();
    await page.screenshot({ path: file });
  } finally {
    await browser.close();
    await simulator.close();
  }
}

/** A batch on its way makes the better picture. */
async function untilItLaunches({ url, advance }: Simulator): Promise<void> {
  for (let second = 0; second < 600; second++) {
    const answer = await fetch(`${url}/_simulator/page`);
    const { selected } = (await answer.json()) as PageView;
    if (selected?.instances.some(({ state }) => state === "Pending")) return;
    advance(1);
  }
  throw new Error("No instance was launched in ten minutes.");
}

take().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
