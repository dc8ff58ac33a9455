/** Runs the pipeline example's own script as a pipeline would: as a process, with an engine that is only here. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { LocalWorkspace, PulumiCommand } from "@pulumi/pulumi/automation";
import { offlineEngine, type OfflineEngine } from "../../tools/offline-engine/index";
import { examples, withAws, type Stage } from "./stage";

export interface Pipeline extends Pick<Stage, "aws" | "time"> {
  /** Starts the script for this image. */
  readonly deploy: (imageId: string) => Job;
  readonly destroy: () => Promise<void>;
}

export interface Job {
  /** The exit code, and all that was printed. */
  readonly ended: Promise<{ readonly code: number | null; readonly text: string }>;
  /** Resolves when the text has been printed. Rejects if the job ends without it. */
  readonly says: (text: RegExp) => Promise<void>;
  /** What a pipeline that is cancelled does to its jobs. */
  readonly cancel: () => void;
}

/** Far from the program's limit of three hours, with pauses that are short. */
const timeScale = { PULUMI_INSTANCE_REFRESH_TIME_SCALE: "100" } as const;
const stackName = "production";

/** Whatever happens, no process and no file is left. */
export async function withPipeline(body: (pipeline: Pipeline) => Promise<void>): Promise<void> {
  await withAws({}, async ({ simulator, aws, time }) => {
    const parent = resolve(__dirname, "../../.cache/engine");
    await mkdir(parent, { recursive: true });
    const directory = await mkdtemp(join(parent, "pipeline-"));
    const running: (() => Promise<unknown>)[] = [];
    try {
      const { getPulumi } = await import("../../tools/pulumi-cli/get-pulumi.mjs");
      const cli = await getPulumi();
      const engine = await offlineEngine({ directory, endpoint: simulator.url, cli });
      const workDir = join(directory, "program");
      await cp(join(examples, "pipeline"), workDir, { recursive: true });
      const script = await readScript(workDir);
      const deploy: Pipeline["deploy"] = (imageId) => {
        const job = start(script, workDir, { ...environment(engine), IMAGE_ID: imageId });
        running.push(async () => {
          job.cancel();
          await job.ended;
        });
        return job;
      };
      await body({ aws, time, deploy, destroy: () => destroy(workDir, engine) });
    } finally {
      await Promise.all(running.map((end) => end()));
      await rm(directory, { recursive: true, force: true });
    }
  });
}

function environment({ env }: OfflineEngine): Readonly<Record<string, string>> {
  return { ...env, ...timeScale };
}

/** The words of the package's `deploy` script. */
async function readScript(folder: string): Promise<readonly string[]> {
  const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as {
    readonly scripts: { readonly deploy: string };
  };
  return [...manifest.scripts.deploy.split(" "), stackName];
}

function start(
  [command = "", ...args]: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Job {
  const job = spawn(command, args, { cwd, env: { ...process.env, ...env } });
  let text = "";
  const listeners = new Set<() => void>();
  for (const stream of [job.stdout, job.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      for (const listener of listeners) listener();
    });
  }
  const ended = once(job, "close").then(([code]) => ({ code: code as number | null, text }));
  return {
    ended,
    says: (wanted) =>
      new Promise((resolve, reject) => {
        const listen = (): void => {
          if (wanted.test(text)) resolve();
        };
        listeners.add(listen);
        listen();
        void ended.then(() => {
          reject(new Error(`The job ended without ${String(wanted)}:\n${text}`));
        });
      }),
    cancel: () => job.kill("SIGTERM"),
  };
}

async function destroy(workDir: string, engine: OfflineEngine): Promise<void> {
  const pulumiCommand = await PulumiCommand.get({ root: engine.cliRoot });
  const { pulumiHome } = engine;
  const envVars = environment(engine);
  const options = { pulumiCommand, pulumiHome, envVars };
  const stack = await LocalWorkspace.selectStack({ stackName, workDir }, options);
  await stack.destroy();
}
