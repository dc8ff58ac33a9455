/** How every client sends its requests: how long it waits for an answer, and through which proxy. */
import type { Agent as HttpAgent } from "node:http";
import type { Agent as HttpsAgent } from "node:https";
import { checkProxies, isProxyInUse } from "../proxy/proxy-of";
import { createAgents } from "./proxy-agents";

/** What the SDK calls the options of a client's `requestHandler`. */
export interface RequestSettings {
  readonly connectionTimeout: number;
  readonly requestTimeout: number;
  readonly throwOnRequestTimeout: boolean;
  readonly httpAgent?: HttpAgent;
  readonly httpsAgent?: HttpsAgent;
}

/** A call that hangs must not hold up a wait: AWS answers these calls within a second or two. */
const timeouts = {
  connectionTimeout: 5_000,
  requestTimeout: 30_000,
  throwOnRequestTimeout: true,
} as const;

/**
 * The SDK for JavaScript does not look at `HTTPS_PROXY` by itself. What does is loaded only where it is set. The metadata services of
 * instances and containers are asked without these settings, so never through a proxy.
 *
 * @throws Error with the name `InvalidProxy`
 */
export async function requestSettings(environment: NodeJS.ProcessEnv): Promise<RequestSettings> {
  if (!isProxyInUse(environment)) return timeouts;
  checkProxies(environment);
  return { ...timeouts, ...(await createAgents(environment)) };
}
