/** The events that Auto Scaling sends to EventBridge, kept in a list in EventBridge's own form. */
import type { Ids } from "./ids";

/** One event as a rule's target receives it. */
export interface EventBridgeEvent {
  readonly version: "0";
  readonly id: string;
  readonly "detail-type": string;
  readonly source: "aws.autoscaling";
  readonly account: string;
  /** ISO 8601, whole seconds. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  /** Of refresh events all values are strings. */
  readonly detail: Readonly<Record<string, unknown>>;
}

/** The part of the world that sends events. */
export interface EventWorld {
  readonly accountId: string;
  readonly region: string;
  readonly ids: Ids;
  readonly autoScaling: { readonly events: EventBridgeEvent[] };
}

export interface SentEvent {
  readonly detailType: string;
  readonly detail: Readonly<Record<string, unknown>>;
  /** The ARN of the group. */
  readonly resource: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Adds an event to the list. */
export function sendEvent(
  world: EventWorld,
  { detailType, detail, resource, at }: SentEvent,
): void {
  world.autoScaling.events.push({
    version: "0",
    id: world.ids.uuid(),
    "detail-type": detailType,
    source: "aws.autoscaling",
    account: world.accountId,
    time: toSecond(at),
    region: world.region,
    resources: [resource],
    detail,
  });
}

/** A time as AWS writes it in events and causes: ISO 8601 without milliseconds. */
export function toSecond(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/u, "Z");
}
