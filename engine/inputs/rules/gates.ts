/** What a gate asks. */
import type { InputFailure } from "../failure";
import { at, entries, isGiven, notYetKnown } from "../known-inputs";

/** A gate asks one thing; two gates ask two. */
export function gateAsksOneThing(inputs: unknown): readonly InputFailure[] {
  return entries(at(inputs, "gates")).flatMap((gate, index) => {
    const questions = ["http", "alarms", "metric", "command"].map((name) => at(gate, name));
    if (typeof gate === "symbol" || questions.includes(notYetKnown)) return [];
    const given = questions.filter(isGiven).length;
    if (given === 1) return [];
    const reason = `${given === 0 ? "nothing" : "more than one thing"} is asked: a gate has exactly one of http, alarms, metric and command; ${given === 0 ? "add one" : "make a gate of each"}.`;
    return [{ property: `gates[${index}]`, reason }];
  });
}
