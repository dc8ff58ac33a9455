/** Meets the provider with what it has not written itself: states of earlier versions, states edited by hand, inputs that nobody expects. */
import type { RobustnessTest } from "../robustness-test";
import { currentVersion, readCorpus } from "./corpus";
import { edit, edits } from "./edits";
import { read } from "./reading";
import { shapes } from "./shapes";
import { liveWith, unexpected } from "./unexpected";

export const foreignData: RobustnessTest = {
  name: "foreign-data",
  title: "Strangers: states of every version, states edited by hand, unexpected inputs",
  run: async (_options, say) => {
    const table: string[][] = [["stranger", "what up does", "broken"]];
    const broken: string[] = [];
    const note = (name: string, what: string, found: readonly string[]): void => {
      table.push([name, what, String(found.length)]);
      broken.push(...found.map((one) => `${name}: ${one}`));
    };
    say("states of every version");
    for (const { name, life } of readCorpus()) {
      const { again, forgotten, broken: found } = await read(life);
      const what = `${messageOf(again)}; forgotten by AWS: ${messageOf(forgotten)}`;
      note(name, what, found);
    }
    note("the corpus", `version ${currentVersion}`, missing());
    say("states edited by hand");
    for (const one of edits) note(`edited: ${one.name}`, messageOf(one.due), await edit(one));
    say("unexpected inputs");
    for (const one of unexpected) note(one.name, "done; same; done", await liveWith(one));
    return { table, broken };
  },
};

/** The shapes of the current version that the corpus lacks. */
export function missing(): readonly string[] {
  const there = readCorpus().filter(({ life }) => life.version === currentVersion);
  return shapes
    .filter(({ name }) => !there.some(({ life }) => life.shape === name))
    .map(({ name }) => `there is no file of version ${currentVersion} with the shape ${name}`);
}

function messageOf([ending, starts]: readonly [string, number]): string {
  return `${ending}, ${starts} started`;
}
