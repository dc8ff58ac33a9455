/** The time from Ctrl-C in the middle of a roll to the end of the CLI. */
import { median } from "../simulator/pace";
import { ended, type Stage } from "./stage";

const repetitions = 5;
const stack = "numbered-1";
const hurried = { PULUMI_INSTANCE_REFRESH_TIME_SCALE: "500" };

/** @returns seconds, the median. The refresh that is left is followed to its end. */
export async function measureInterrupt(stage: Stage): Promise<number> {
  const env = { ...hurried, VERSION: await stage.fleets.addVersion() };
  const times: number[] = [];
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    times.push(await interruptOnce(stage, env));
  }
  stage.time.release();
  await stage.run(["up", "--yes", "--skip-preview", "--stack", stack], env);
  return median(times);
}

/** Time stands still from the first sight of progress on; a run that ends by itself is a mistake. */
async function interruptOnce(stage: Stage, env: Record<string, string>): Promise<number> {
  const cli = stage.start(["up", "--yes", "--skip-preview", "--stack", stack], env);
  let began = 0;
  let heard = "";
  cli.stdout?.on("data", (text: Buffer) => {
    heard += text.toString();
    if (began > 0 || !/\d% (complete|\d+ left)/.test(heard)) return;
    stage.time.hold();
    began = performance.now();
    cli.kill("SIGINT");
  });
  const { code, said } = await ended(cli);
  if (began === 0 || code === 0) throw new Error(`Ctrl-C came too late:\n${said}`);
  return (performance.now() - began) / 1000;
}
