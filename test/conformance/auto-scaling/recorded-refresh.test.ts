/** The recording of the real service, call by call at the same instants: every answer, error, activity and event is equal. */
import assert from "node:assert/strict";
import { byName, withGroup, type GroupContext } from "./group";
import { suite } from "./recorded-answers";
import { events } from "./recorded-events";
import { recordedCalls, type RecordedExchange } from "./recorded-calls";
import {
  assertAsRecorded,
  createDictionary,
  inIds,
  inWords,
  type Dictionary,
} from "./recorded-words";

/** With this seed the terminations take 21 and 41 seconds, as they did. */
const settings = {
  simulator: { startTime: time("14:41:18.582"), seed: "n" },
  MaxSize: 2,
  DefaultInstanceWarmup: 0,
  HealthCheckGracePeriod: 0,
  Tags: [suite],
};

/** What came back for each call, in words; errors as code and message. */
interface Replay {
  readonly answers: readonly unknown[];
  readonly events: readonly unknown[];
}

describe("the recorded refresh", () => {
  let replay: Replay;

  before(async () => {
    await withGroup(settings, async (context) => {
      replay = await replayAll(context);
    });
  });

  for (const [index, { at, operation, answer }] of recordedCalls.entries()) {
    it(`${at} ${operation} ${summaryOf(answer)}`, () => {
      assertAsRecorded(replay.answers[index], answer);
    });
  }

  it("sends the recorded events, and no other in their time", () => {
    assertAsRecorded(replay.events, events);
  });
});

async function replayAll(context: GroupContext): Promise<Replay> {
  const { simulator, launchTemplateId } = context;
  const dictionary = createDictionary();
  inWords(dictionary, launchTemplateId);
  const answers: unknown[] = [];
  for (const exchange of recordedCalls) {
    simulator.advance((time(exchange.at).getTime() - simulator.now().getTime()) / 1000);
    answers.push(inWords(dictionary, await ask(context, dictionary, exchange)));
  }
  const seen = simulator
    .events()
    .filter(({ time: at }) => at >= "2026-09-27T14:42:08Z" && at <= "2026-09-27T14:44:05Z")
    .map(({ "detail-type": type, source, time: at, detail }) => {
      return { "detail-type": type, source, time: at, detail };
    });
  return { answers, events: inWords(dictionary, seen) as readonly unknown[] };
}

/** The answer without the SDK's metadata, or the error's code and message. Every refusal is the sender's fault. */
async function ask(
  { autoScaling }: GroupContext,
  dictionary: Dictionary,
  { operation, input = {} }: RecordedExchange,
): Promise<unknown> {
  const call = autoScaling[operation].bind(autoScaling) as Call;
  const named = "AutoScalingGroupNames" in input ? input : { ...byName, ...input };
  try {
    const { $metadata, ...answer } = await call(inIds(dictionary, named));
    assert.equal($metadata.httpStatusCode, 200);
    return answer;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    assert.deepEqual([error.$metadata.httpStatusCode, error.Error.Type], [400, "Sender"]);
    return [error.Error.Code, error.message];
  }
}

type Call = (input: object) => Promise<Record<string, unknown> & { $metadata: Metadata }>;

interface Metadata {
  readonly httpStatusCode: number;
}

interface Refusal extends Error {
  readonly $metadata: Metadata;
  readonly Error: { readonly Type: string; readonly Code: string };
}

function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && "$metadata" in error && "Error" in error;
}

function summaryOf(answer: RecordedExchange["answer"]): string {
  if (Array.isArray(answer)) return `is refused: ${String(answer[0])}`;
  const [newest] = (answer as { InstanceRefreshes?: readonly Record<string, unknown>[] })
    .InstanceRefreshes ?? [undefined];
  if (!newest) return "is answered";
  const { Status, PercentageComplete = "no" } = newest;
  return `says ${String(Status)}, ${String(PercentageComplete)} %`;
}

function time(clock: string): Date {
  return new Date(`2026-09-27T${clock}Z`);
}
