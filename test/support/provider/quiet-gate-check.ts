/** Gate checks that always fail. */
import type { GateCheck } from "../../../engine/gates/gate-check-port";

export const quietGateCheck: GateCheck = {
  http: () => Promise.resolve({ passes: false, observed: "nobody there" }),
  command: () => Promise.resolve({ passes: false, observed: "no such program" }),
};
