/** Gate checks that always fail, of programs that exist. */
import type { GateCheck } from "../../../engine/gates/gate-check-port";

export const quietGateCheck: GateCheck = {
  http: () => Promise.resolve({ passes: false, observed: "nobody there" }),
  command: () => Promise.resolve({ passes: false, observed: "exit code 1" }),
  hasProgram: () => Promise.resolve(true),
};
