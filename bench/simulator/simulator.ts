/** Benchmark 4, the simulator: beside moto's server, and as its world grows to 50,000 instances. */
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { findPython } from "../../test/support/python";
import type { Benchmark, Table } from "../benchmark";
import { compareWithMoto, timesMoto, type Comparison } from "./against-moto";
import { drawCurve } from "./chart";
import { flatnessOf, largest, measureCurve, sizes, type Curve, type Upkeep } from "./curve";

const requirement = "moto[server]==5.2.5";
const picture = resolve(__dirname, "../simulator.svg");

export const simulator: Benchmark = {
  name: "simulator",
  title: "The simulator",
  meaning:
    `Each server is a process of its own. First table: the same requests, over plain HTTP, in worlds of up to ${largest}; each answers about the last ` +
    "group or with the last full page, so that the answer is of the same size everywhere, and anything that were searched would show. Milliseconds are " +
    "medians of 300, in turns; flatness is the slowest time per byte of the answer over the fastest. Goal: flat, which is near 1. A second of " +
    "simulated time is one in which all refreshes go on. Memory is what the process has taken, with the garbage that nothing has made it collect. Second table: the same calls by the same AWS SDK client, eight under way together, against " +
    `moto_server (${requirement}), in turns; the last line is the geometric mean. Goal: three times moto. ![time per request](simulator.svg)`,
  run: async (say) => {
    const curve = await measureCurve(say);
    await writeFile(picture, await drawCurve(curve.points));
    const flatness = flatnessOf(curve.points);
    const python = await findPython([requirement]);
    const compared = python.kind === "ready" ? await compareWithMoto(python.bin, say) : undefined;
    const reason = python.kind === "missing" ? python.reason : "";
    return {
      table: curveTable(curve, flatness),
      also: [compared ? motoTable(compared) : notCompared(reason)],
      figures: {
        ...(compared && {
          vsMoto: timesMoto(compared),
          vsMotoWorst: Math.min(...compared.map(ratioOf)),
        }),
        flatness: Math.max(...flatness.values()),
        ...figuresOf(curve.upkeep),
      },
    };
  },
};

function figuresOf(upkeep: readonly Upkeep[]): Readonly<Record<string, number>> {
  const [least, most] = [upkeep[0], upkeep.at(-1)];
  if (least === undefined || most === undefined) return {};
  const instances = most.groups * most.instances - least.groups * least.instances;
  return {
    residentBytes: most.residentBytes,
    bytesPerInstance: (most.residentBytes - least.residentBytes) / instances,
    millisecondsPerSimulatedSecond: most.millisecondsPerSecond,
  };
}

function curveTable({ points, upkeep }: Curve, flatness: ReadonlyMap<string, number>): Table {
  const rows = [...flatness].map(([query, flat]) => {
    const own = points.filter((point) => point.query === query);
    return [query, bytes(own), ...own.map(({ milliseconds }) => ms(milliseconds)), flat.toFixed(2)];
  });
  const memory = upkeep.map(({ residentBytes }) => `${Math.round(residentBytes / 2 ** 20)} MB`);
  const time = upkeep.map(({ millisecondsPerSecond }) => ms(millisecondsPerSecond));
  const heads = sizes.map(({ groups }) => `${groups} groups`);
  return {
    head: ["request", "bytes", ...heads, "flatness"],
    rows: [
      ...rows,
      ["a second of simulated time", "", ...time, ""],
      ["memory of the process", "", ...memory, ""],
    ],
  };
}

function bytes(points: Curve["points"]): string {
  return String(points.at(-1)?.answerBytes ?? "");
}

const head = ["call", "ours, a second", "moto, a second", "times", "ours, alone", "moto, alone"];

function motoTable(compared: readonly Comparison[]): Table {
  const rows = compared.map((comparison) => {
    const { call, ours, moto } = comparison;
    return [
      call,
      ours.callsPerSecond.toFixed(0),
      moto.callsPerSecond.toFixed(0),
      ratioOf(comparison).toFixed(1),
      ms(ours.milliseconds),
      ms(moto.milliseconds),
    ];
  });
  return { head, rows: [...rows, ["all", "", "", timesMoto(compared).toFixed(1), "", ""]] };
}

function notCompared(reason: string): Table {
  return { head: ["call"], rows: [[`skipped: ${requirement} cannot be had: ${reason}`]] };
}

function ratioOf({ ours, moto }: Comparison): number {
  return ours.callsPerSecond / moto.callsPerSecond;
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(2)} ms`;
}
