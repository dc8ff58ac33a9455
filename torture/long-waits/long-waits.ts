/** Waits for weeks and rolls a thousand times in one process: nothing that the process holds may grow. */
import type { RobustnessTest } from "../robustness-test";
import { growthIn, tolerance, type Growth } from "./growth";
import type { Holdings } from "./holdings";
import { waitOnAndOn } from "./one-wait";
import { rollOnAndOn } from "./refreshes";

const refreshes = 1000;
/** AWS lets no refresh take longer. */
const longestDays = 14;

export const longWaits: RobustnessTest = {
  name: "long-waits",
  title: `Long waits in one process: nothing grows (memory by more than ${inKilobytes(tolerance)}, anything else at all)`,
  run: async (_options, say) => {
    const warnings: string[] = [];
    const hear = ({ name, message }: Error): void => void warnings.push(`${name}: ${message}`);
    process.on("warning", hear);
    const waited = await waitOnAndOn(undefined, (days) => {
      if (days % 1 < 0.01) say(`day ${Math.floor(days)} of one wait`);
    });
    const rolled = await rollOnAndOn(refreshes, (done) => {
      if (done % 100 === 0) say(`${done} refreshes`);
    });
    process.off("warning", hear);
    const ends = [...rolled.ends].map(([end, times]) => `${times} ${end}`).join(", ");
    const parts = [
      { name: `one wait of ${waited.days.toFixed(1)} days`, growth: growthIn(waited.stock) },
      { name: `${refreshes} refreshes (${ends})`, growth: growthIn(rolled.stock) },
    ];
    const isShort = waited.days < longestDays - 0.1 || waited.end !== "RefreshFailed";
    return {
      table: [
        ["part", "held", "early", "at the end", "grown"],
        ...parts.flatMap(({ name, growth }) => growth.map((one) => rowOf(name, one))),
      ],
      broken: [
        ...parts.flatMap(({ name, growth }) =>
          growth.filter(({ hasGrown }) => hasGrown).map((one) => rowOf(name, one).join(" ")),
        ),
        ...(isShort ? [`the long wait ends ${waited.end} after ${waited.days} days`] : []),
        ...warnings,
      ],
    };
  },
};

const units: Readonly<Record<keyof Holdings, string>> = {
  heap: "memory",
  listeners: "listeners of process and handles",
  signalListeners: "listeners of the signal",
  timers: "timers",
  sockets: "sockets",
};

function rowOf(name: string, { what, early, late, hasGrown }: Growth): string[] {
  const show = what === "heap" ? inKilobytes : String;
  return [name, units[what], show(early), show(late), hasGrown ? "yes" : "no"];
}

function inKilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`;
}
