/** Compares answers with the recording: ids by the words that stand for them, times to within a second, all else exactly. */
import assert from "node:assert/strict";

/** The words that stand for ids, in the order in which the ids are first seen. */
const words: readonly (readonly [form: RegExp, inOrder: readonly string[]])[] = [
  [/\bi-[0-9a-f]{17}\b/gu, ["OLD", "NEW", "BACK"]],
  [/\blt-[0-9a-f]{17}\b/gu, ["TEMPLATE"]],
  [/\bsubnet-[0-9a-f]{17}\b/gu, ["SUBNET"]],
  // Which zone has which id differs from account to account.
  [/\buse1-az\d\b/gu, ["ZONE"]],
  [/arn:aws:autoscaling:[^"]*:autoScalingGroupName\/\w+/gu, ["ARN"]],
];

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

/** Ids and their words, learned from the answers. */
export interface Dictionary {
  readonly wordOf: Map<string, string>;
}

export function createDictionary(): Dictionary {
  return { wordOf: new Map() };
}

/** The same value with words for ids, and texts for times. */
export function inWords(dictionary: Dictionary, value: unknown): unknown {
  let text = JSON.stringify(value);
  for (const [form, inOrder] of words) {
    text = text.replace(form, (id) => learn(dictionary, id, inOrder));
  }
  const refreshId = new RegExp(`(?<="InstanceRefreshId":")${uuid}`, "gu");
  text = text.replace(refreshId, (id) => learn(dictionary, id, ["FIRST", "SECOND", "THIRD"]));
  text = text.replace(new RegExp(`(?<="(?:ActivityId|RequestId)":")${uuid}`, "gu"), "ACTIVITY");
  return JSON.parse(text.replace(/(?<="NextToken":")[^"]+/u, "TOKEN")) as unknown;
}

function learn({ wordOf }: Dictionary, id: string, inOrder: readonly string[]): string {
  const known = wordOf.get(id);
  if (known !== undefined) return known;
  const taken = [...wordOf.values()];
  const word = inOrder.find((candidate) => !taken.includes(candidate)) ?? "STRANGER";
  wordOf.set(id, word);
  return word;
}

/** The same value with ids for words: for inputs. */
export function inIds({ wordOf }: Dictionary, value: object): object {
  let text = JSON.stringify(value);
  for (const [id, word] of wordOf) text = text.replaceAll(`"${word}"`, `"${id}"`);
  return JSON.parse(text) as object;
}

/** Fails where something differs from what was recorded. */
export function assertAsRecorded(found: unknown, recorded: unknown, place = "answer"): void {
  if (typeof recorded === "string" && typeof found === "string") {
    assert.equal(withoutTimes(found), withoutTimes(recorded), place);
    for (const [index, time] of timesIn(recorded).entries()) {
      const apart = Math.abs((timesIn(found)[index] ?? 0) - time);
      assert.ok(apart <= 1000, `${place}: ${found} is not near ${recorded}`);
    }
  } else if (typeof recorded === "object" && recorded !== null) {
    assert.ok(typeof found === "object" && found !== null, place);
    const members = Object.keys(recorded);
    assert.deepEqual(Object.keys(found).toSorted(), members.toSorted(), place);
    for (const name of members) {
      const [theirs, ours] = [recorded, found].map((value) => value[name as keyof typeof value]);
      assertAsRecorded(ours, theirs, `${place}.${name}`);
    }
  } else assert.equal(found, recorded, place);
}

const timeForm = /(?:2026-09-27T)?(\d\d):(\d\d):(\d\d(?:\.\d+)?)Z?/gu;

function withoutTimes(text: string): string {
  return text.replace(timeForm, "TIME");
}

/** Milliseconds of the day. */
function timesIn(text: string): readonly number[] {
  return [...text.matchAll(timeForm)].map(([, hours, minutes, seconds]) =>
    Math.round(((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000),
  );
}
