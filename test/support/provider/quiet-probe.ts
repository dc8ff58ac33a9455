/** A probe that nobody asked for anything: every answer is a bad one. */
import type { Probe } from "../../../engine/gates/gate-runner";

export const quietProbe: Probe = {
  http: () => Promise.resolve({ isGood: false, saw: "nobody there" }),
  command: () => Promise.resolve({ isGood: false, saw: "no such program" }),
};
