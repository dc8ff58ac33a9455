/** The requests of `tfplugin6.Provider`, and the way from their types to plain values. */
import { isValues, type Values } from "../values/value";
import type { WireValue } from "../values/wire";

/** A message of the protocol, as proto-loader reads it. What was not sent is undefined. */
export interface Request {
  readonly type_name?: string;
  readonly config?: WireValue;
  readonly current_state?: WireValue;
  readonly prior_state?: WireValue;
  readonly proposed_new_state?: WireValue;
  readonly planned_state?: WireValue;
  readonly private?: Uint8Array;
  readonly prior_private?: Uint8Array;
  readonly planned_private?: Uint8Array;
  readonly raw_state?: { readonly json?: Uint8Array };
  readonly raw_identity?: { readonly json?: Uint8Array };
  readonly id?: string;
  readonly identity?: { readonly identity_data?: WireValue };
}

export type Method = (request: Request) => object | Promise<object>;

export const noData = new Uint8Array();

export function requireType<Kind>(kinds: Readonly<Record<string, Kind>>, name: string): Kind {
  const found = kinds[name];
  if (found !== undefined) return found;
  throw new Error(`This provider has no ${name}, only ${Object.keys(kinds).join(", ")}.`);
}

export function toValues(value: unknown): Values | undefined {
  return isValues(value) ? value : undefined;
}

export function requireValues(value: unknown): Values {
  return toValues(value) ?? {};
}

export function mapValues<Value, Result>(
  values: Readonly<Record<string, Value>>,
  change: (value: Value) => Result,
): Readonly<Record<string, Result>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}
