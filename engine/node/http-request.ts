/** Sends the requests of gates and webhooks: with `fetch`, and through a proxy where the environment names one. */
import type { Dispatcher } from "undici";
import { isProxyInUse, proxyOf } from "../proxy/proxy-of";

export interface HttpRequest {
  /** @default "GET" */
  readonly method?: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

/** The parts of a response that gates and webhooks use. */
export interface HttpResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly body: { readonly cancel: () => Promise<void> } | null;
  readonly text: () => Promise<string>;
}

type Fetch = (url: string, request: HttpRequest) => Promise<HttpResponse>;

let fetchThroughProxies: Promise<Fetch> | undefined;

/** Node's own `fetch` ignores `HTTPS_PROXY`. The package that supports it is loaded only if it is set. */
export async function sendRequest(url: string, request: HttpRequest): Promise<HttpResponse> {
  if (!isProxyInUse(process.env)) return fetch(url, request);
  fetchThroughProxies ??= loadFetch();
  return (await fetchThroughProxies)(url, request);
}

/** Decides for each request of its own, so that a redirect to a host of NO_PROXY goes there straight. */
async function loadFetch(): Promise<Fetch> {
  const { Agent, fetch: fetchWith, ProxyAgent } = await import("undici");
  const known = new Map<string, Dispatcher>();
  const through = ({ href: uri }: URL): Dispatcher => {
    // Plain HTTP is not tunnelled: many proxies refuse CONNECT to any port but 443.
    const agent = known.get(uri) ?? new ProxyAgent({ uri, proxyTunnel: false });
    known.set(uri, agent);
    return agent;
  };
  const dispatcher = new Agent().compose((goStraight) => (options, handler) => {
    const proxy = proxyOf(new URL(String(options.origin)), process.env);
    return proxy === undefined
      ? goStraight(options, handler)
      : through(proxy).dispatch(options, handler);
  });
  return (url, request) => fetchWith(url, { ...request, dispatcher });
}
