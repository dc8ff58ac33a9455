/** The request settings of every client: timeouts and proxy. */
import type { Agent as HttpAgent } from "node:http";
import type { Agent as HttpsAgent } from "node:https";
import { checkProxies, isProxyInUse } from "../proxy/proxy-of";
import { createAgents } from "./proxy-agents";

/** The SDK's name for the options of a client's `requestHandler`. */
export interface RequestSettings {
  readonly connectionTimeout: number;
  readonly requestTimeout: number;
  readonly throwOnRequestTimeout: boolean;
  readonly httpAgent?: HttpAgent;
  readonly httpsAgent?: HttpsAgent;
}

/** A call that hangs must not delay a wait: AWS responds to these calls within a second or two. */
const timeouts = {
  connectionTimeout: 5_000,
  requestTimeout: 30_000,
  throwOnRequestTimeout: true,
} as const;

/**
 * The SDK for JavaScript ignores `HTTPS_PROXY`. The packages that support it are loaded only if it is set. The metadata services of
 * instances and containers are called without these settings, so never through a proxy.
 *
 * @throws Error with the name `InvalidProxy`
 */
export async function requestSettings(environment: NodeJS.ProcessEnv): Promise<RequestSettings> {
  if (!isProxyInUse(environment)) return timeouts;
  checkProxies(environment);
  return { ...timeouts, ...(await createAgents(environment)) };
}
