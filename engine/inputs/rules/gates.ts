/** The kind of check that a gate makes. */
import { gateDefaults } from "../../gates/gate";
import type { InputFailure } from "../failure";
import { getReading, getEntries, isGiven, notYetKnown } from "../readings";

/** A gate makes one kind of check; two checks are two gates. */
export function requireOneCheckPerGate(inputs: unknown): readonly InputFailure[] {
  return getEntries(getReading(inputs, "gates")).flatMap((gate, index) => {
    const checks = ["http", "alarms", "metric", "command"].map((name) => getReading(gate, name));
    if (typeof gate === "symbol" || checks.includes(notYetKnown)) return [];
    const given = checks.filter(isGiven).length;
    if (given === 1) return [];
    const reason = `${given === 0 ? "nothing" : "more than one thing"} is checked: a gate has exactly one of http, alarms, metric and command; ${given === 0 ? "add one" : "make a gate of each"}.`;
    return [{ property: `gates[${index}]`, reason }];
  });
}

/** A gate that cannot pass often enough in its time would fail whatever it checks. */
export function requireTimeForGates(inputs: unknown): readonly InputFailure[] {
  return getEntries(getReading(inputs, "gates")).flatMap((gate, index) => {
    const times = getReading(gate, "times") ?? gateDefaults.times;
    const interval = getReading(gate, "interval") ?? gateDefaults.interval;
    const timeout = getReading(gate, "timeout") ?? gateDefaults.timeout;
    if (typeof times !== "number" || typeof interval !== "number") return [];
    const needed = (times - 1) * interval;
    if (typeof timeout !== "number" || timeout >= needed) return [];
    const reason = `${timeout} seconds are too few: a gate that must pass ${times} times, every ${interval} seconds, takes at least ${needed}; use ${needed + interval} or more.`;
    return [{ property: `gates[${index}].timeout`, reason }];
  });
}
