/** Counts the starts of refreshes in a simulator. */
import type { Simulator } from "../../../simulator/index";

/** How often StartInstanceRefresh took effect. A call whose response was dropped after its effect has taken effect all the same. */
export function countStarts(simulator: Simulator): number {
  return simulator
    .calls()
    .filter(
      ({ action, outcome }) =>
        action === "StartInstanceRefresh" && ["ok", "dropped"].includes(outcome),
    ).length;
}
