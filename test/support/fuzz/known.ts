/** The ids of what is there, put into a random request where it stands for one. */
import { toPlainJson } from "../../../simulator/protocol/plain-json";
import type { Simulation } from "../../../simulator/simulation";
import type { Kind } from "./words";

export type Known = Readonly<Record<Kind, readonly string[]>>;

const forms: Readonly<Record<Exclude<Kind, "token">, RegExp>> = {
  instance: /"i-[0-9a-f]{17}"/gu,
  template: /"lt-[0-9a-f]{17}"/gu,
  image: /"ami-[0-9a-f]{17}"/gu,
  subnet: /"subnet-[0-9a-f]{17}"/gu,
  vpc: /"vpc-[0-9a-f]{17}"/gu,
  securityGroup: /"sg-[0-9a-f]{17}"/gu,
  refresh: /"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}"/gu,
  targetGroup: /"arn:[^"]*:targetgroup\/[^"]*"/gu,
  loadBalancer: /"arn:[^"]*:loadbalancer\/[^"]*"/gu,
  listener: /"arn:[^"]*:listener\/[^"]*"/gu,
  alarm: /"arn:[^"]*:alarm:[^"]*"/gu,
};

/** Everything that has an id, and the tokens that earlier answers gave. */
export function knownIn(simulation: Simulation, tokens: readonly string[]): Known {
  const state = JSON.stringify(toPlainJson(simulation.worlds()));
  const found = Object.entries(forms).map(([kind, form]) => [
    kind,
    [...new Set(state.match(form))].map((quoted) => quoted.slice(1, -1)),
  ]);
  return { ...(Object.fromEntries(found) as Omit<Known, "token">), token: tokens };
}

/** The same value with ids for their placeholders. */
export function withKnown(value: unknown, known: Known): unknown {
  if (typeof value === "string") return idFor(value, known);
  if (Array.isArray(value)) return value.map((item) => withKnown(item, known));
  if (typeof value !== "object" || value === null || isScalar(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, withKnown(member, known)]),
  );
}

function isScalar(value: object): boolean {
  return value instanceof Date || value instanceof Uint8Array;
}

function idFor(text: string, known: Known): string {
  const [, kind = "", index = ""] = /^@(\w+)#(\d+)$/u.exec(text) ?? [];
  if (!Object.hasOwn(known, kind)) return text;
  const ids = known[kind as Kind];
  return ids[Number(index) % Math.max(1, ids.length)] ?? "none";
}
