/** Benchmark 3, the cost of being there: with the real engine, beside resources that do nothing at all. */
import type { Benchmark, Table } from "../benchmark";
import { measureInterrupt } from "./interrupt";
import { measureLoading, type Loading } from "./loading";
import { peakProviderMemory } from "./memory";
import {
  measurePresence,
  moveOn,
  stateBytesPerResource,
  type Kind,
  type Presence,
} from "./presence";
import { withStage, type Stage } from "./stage";

/** What is compared with as many empty resources. A stack of one is the first, because others need it. */
const comparisons: readonly (readonly [Kind, number])[] = [
  ["numbered", 1],
  ["numbered", 10],
  ["numbered", 100],
  ["latest", 100],
  ["own", 100],
];

const targets: Readonly<Record<Kind, string>> = {
  numbered: "a version number, as in the README",
  latest: "`$Latest`",
  own: "the group's own configuration",
};

export const engine: Benchmark = {
  name: "engine",
  title: "The cost of being there",
  meaning:
    "The real Pulumi CLI, a program with the package installed, and AWS simulated over HTTP on the loopback; nothing is to be done, in either stack. " +
    "Against as many dynamic resources with nothing but an empty `create`; medians of commands in turns; `up` is a preview and an update. " +
    "Ctrl-C is sent in the middle of a roll and timed to the CLI's exit. Bytes are those of the state file, of a hundred resources less one, per " +
    "resource, when the fleet ran the target from the start, and after it was moved to another version (the state then says from where, too); Pulumi " +
    "keeps the inputs twice, and adds names, times and the place in the program. Loading is into a fresh process that has Pulumi's SDK and ours; a client is loaded when it is first asked something. Goals: for `up` of " +
    "100 at most 1.2 times the empty ones, 2 s for Ctrl-C, 2 KB of state.",
  run: (say) =>
    withStage(100, async (stage) => {
      say("loading");
      const loading = await measureLoading(stage.program);
      const presences: Presence[] = [];
      for (const [kind, count] of comparisons) {
        say(`${count} × ${kind}`);
        presences.push(...(await measurePresence(stage, kind, count)));
      }
      say("memory, bytes, Ctrl-C");
      const figures = {
        noopRatio100: ratioOf(presences, "numbered"),
        noopRatio100Latest: ratioOf(presences, "latest"),
        noopRatio100Own: ratioOf(presences, "own"),
        stateBytes: await stateBytesPerResource(stage, "numbered"),
        emptyStateBytes: await stateBytesPerResource(stage, "empty"),
        stateBytesMoved: await stateBytesMoved(stage),
        providerBytes: await peakProviderMemory(stage, "latest-100"),
        emptyProviderBytes: await peakProviderMemory(stage, "empty-100"),
        interruptSeconds: await measureInterrupt(stage),
        loadMilliseconds: loading.find(({ name }) => name === "InstanceRefresh")?.milliseconds ?? 0,
      };
      return {
        table: presenceTable(presences),
        also: [figuresTable(figures), loadingTable(loading)],
        figures,
      };
    }),
};

async function stateBytesMoved(stage: Stage): Promise<number> {
  await moveOn(stage, ["numbered-1", "numbered-100"]);
  return stateBytesPerResource(stage, "numbered");
}

function ratioOf(presences: readonly Presence[], kind: Kind): number {
  const presence = presences.find(
    (one) => one.kind === kind && one.resources === 100 && one.command === "up",
  );
  return presence === undefined ? Number.NaN : presence.ours / presence.empty;
}

function presenceTable(presences: readonly Presence[]): Table {
  return {
    head: ["target", "resources", "command", "ours", "empty", "ratio", "calls to AWS"],
    rows: presences.map(({ kind, resources, command, ours, empty, calls }) => [
      targets[kind],
      String(resources),
      command,
      `${ours.toFixed(2)} s`,
      `${empty.toFixed(2)} s`,
      (ours / empty).toFixed(2),
      calls.toFixed(0),
    ]),
  };
}

interface Figures {
  readonly stateBytes: number;
  readonly emptyStateBytes: number;
  readonly stateBytesMoved: number;
  readonly providerBytes: number;
  readonly emptyProviderBytes: number;
  readonly interruptSeconds: number;
}

function figuresTable(figures: Figures): Table {
  return {
    head: ["", "ours", "empty"],
    rows: [
      [
        "state, per resource",
        `${figures.stateBytes.toFixed(0)} bytes`,
        `${figures.emptyStateBytes.toFixed(0)} bytes`,
      ],
      [
        "state, per resource that was moved to another version",
        `${figures.stateBytesMoved.toFixed(0)} bytes`,
        "",
      ],
      [
        "provider process with 100 resources, at most",
        megabytes(figures.providerBytes),
        megabytes(figures.emptyProviderBytes),
      ],
      ["Ctrl-C to exit, in the middle of a roll", `${figures.interruptSeconds.toFixed(2)} s`, ""],
    ],
  };
}

function loadingTable(loading: readonly Loading[]): Table {
  return {
    head: ["loading", "time", "memory"],
    rows: loading.map(({ name, milliseconds, residentBytes }) => [
      name,
      `${milliseconds.toFixed(0)} ms`,
      megabytes(residentBytes),
    ]),
  };
}

function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MB`;
}
