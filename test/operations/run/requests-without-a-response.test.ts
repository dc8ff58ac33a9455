/** A question that nobody ever answers holds up neither the limit of a run nor a Ctrl-C. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "../../../engine/connect";
import type { Ports } from "../../../engine/run/ports";
import { stopOnDelete } from "../../../engine/run/stop-on-delete";
import { aRoll } from "../../support/provider/a-roll";
import { aStageWith, type Stage } from "../../support/provider/a-stage";
import { createRecordingReporter } from "../../support/provider/recording-reporter";
import { createSmallAws, type SmallAws } from "../../support/provider/small-aws";

const neverAborted = new AbortController().signal;

/** Time passes, and no answer comes. */
function neverAnswered({ clock }: Stage<SmallAws>): () => Promise<never> {
  return () => {
    void clock.sleep(3_600_000, neverAborted);
    return new Promise(() => undefined);
  };
}

type Silence = (ports: Ports, silence: () => Promise<never>) => Partial<Ports>;

const beforeTheStart: readonly (readonly [string, Silence])[] = [
  [
    "DescribeAutoScalingGroups",
    ({ autoScaling }, findGroup) => ({ autoScaling: { ...autoScaling, findGroup } }),
  ],
  [
    "DescribeInstanceRefreshes",
    ({ autoScaling }, describeRefreshes) => ({
      autoScaling: { ...autoScaling, describeRefreshes },
    }),
  ],
];
const inThePreflight: readonly (readonly [string, Silence])[] = [
  [
    "the preflight's question for the image",
    ({ preflightFacts }, findImage) => ({ preflightFacts: { ...preflightFacts, findImage } }),
  ],
  [
    "the question when the credentials end",
    ({ preflightFacts }, credentialsEndIn) => ({
      preflightFacts: { ...preflightFacts, credentialsEndIn },
    }),
  ],
];

describe("a roll with a question that is never answered", () => {
  for (const [title, silenced] of beforeTheStart) {
    it(`ends at its limit, with nothing started: ${title}`, async () => {
      const stage = aStageWith(createSmallAws());
      const ports = { ...stage.ports, ...silenced(stage.ports, neverAnswered(stage)) };
      await assert.rejects(aRoll({ timeoutSeconds: 60 }, ports), {
        code: "CallFailed",
        message: `Rolling web: ${title}: TimedOut: No response came before the limit of this run. Nothing was started. Run \`pulumi up\` again.`,
      });
      assert.deepEqual(stage.aws.started, []);
    });

    it(`ends with an interrupt: ${title}`, async () => {
      const stage = aStageWith(createSmallAws());
      const ports = { ...stage.ports, ...silenced(stage.ports, neverAnswered(stage)) };
      stage.clock.at(10_000, stage.interrupt);
      await assert.rejects(aRoll({}, ports), { code: "Interrupted" });
      assert.deepEqual(stage.aws.started, []);
    });
  }

  for (const [title, silenced] of inThePreflight) {
    it(`goes on without ${title} when the limit has come`, async () => {
      const stage = aStageWith(createSmallAws());
      const ports = { ...stage.ports, ...silenced(stage.ports, neverAnswered(stage)) };
      const { error } = await aRoll({ timeoutSeconds: 60 }, ports);
      assert.ok(error === undefined || error.code === "WaitTimeout", error?.message);
    });
  }

  it("asks nothing a second time when the limit has come", async () => {
    const stage = aStageWith(createSmallAws());
    let questions = 0;
    const findGroup = (): Promise<undefined> => {
      questions += 1;
      return Promise.resolve(undefined);
    };
    const ports = { ...stage.ports, autoScaling: { ...stage.aws, findGroup } };
    await assert.rejects(aRoll({ timeoutSeconds: 12 }, ports), { code: "GroupNotFound" });
    assert.deepEqual([questions, stage.clock.now()], [4, 12_000]);
  });

  it("is timed out where it follows a refresh, and keeps its id", async () => {
    const stage = aStageWith(createSmallAws());
    let looks = 0;
    const describeRefreshes: typeof stage.aws.describeRefreshes = (...question) => {
      looks += 1;
      return looks === 3 ? neverAnswered(stage)() : stage.aws.describeRefreshes(...question);
    };
    const ports = { ...stage.ports, autoScaling: { ...stage.aws, describeRefreshes } };
    const { error, refresh } = await aRoll({ timeoutSeconds: 600 }, ports);
    assert.deepEqual([error?.code, refresh?.instanceRefreshId], ["WaitTimeout", "r-1"]);
  });
});

describe("deleting a resource", () => {
  it("ends at its limit when AWS never says what its refresh does", async () => {
    const stage = aStageWith(createSmallAws());
    const describeRefreshes = neverAnswered(stage);
    await assert.rejects(
      stopOnDelete(
        {
          autoScalingGroupName: "web",
          instanceRefreshId: "r-1",
          policy: "cancel",
          timeoutSeconds: 60,
        },
        { ...stage.ports, autoScaling: { ...stage.aws, describeRefreshes } },
      ),
      { code: "TimedOut", call: "DescribeInstanceRefreshes" },
    );
  });
});

describe("a program for credentials that never ends", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "credentials-"));
    const pid = join(folder, "pid");
    const program = join(folder, "program.sh");
    await writeFile(program, `echo $$ > ${pid}\nexec sleep 600\n`);
    await writeFile(join(folder, "config"), `[profile slow]\ncredential_process = sh ${program}\n`);
  });
  afterEach(async () => {
    process.kill(Number(await readFile(join(folder, "pid"), "utf8")), "SIGKILL");
    await rm(folder, { recursive: true });
  });

  const portsWith = (signal: AbortSignal): Ports =>
    connect({
      connection: {
        region: "us-east-1",
        profile: "slow",
        configFile: join(folder, "config"),
        credentialsFile: join(folder, "none"),
        endpoint: "http://127.0.0.1:9",
      },
      reporter: createRecordingReporter(),
      signal,
      environment: { PULUMI_INSTANCE_REFRESH_TIME_SCALE: "1000" },
    });

  /** The program runs as soon as it has written who it is. */
  const running = async (): Promise<void> => {
    for (;;) {
      const pid = await readFile(join(folder, "pid"), "utf8").catch(() => "");
      if (pid.endsWith("\n")) return;
      await new Promise(setImmediate);
    }
  };

  it("is not waited for longer than the limit of a run", async () => {
    const rolled = aRoll({ timeoutSeconds: 1000 }, portsWith(neverAborted));
    await assert.rejects(rolled, { code: "CallFailed", message: /TimedOut/ });
    await running();
  });

  it("is not waited for after an interrupt", async () => {
    const interruption = new AbortController();
    const rolled = aRoll({}, portsWith(interruption.signal));
    const [ended] = await Promise.allSettled([
      rolled,
      running().then(() => {
        interruption.abort();
      }),
    ]);
    assert.equal(ended.status, "rejected");
    assert.equal((ended.reason as { readonly code?: string }).code, "Interrupted");
  });
});
