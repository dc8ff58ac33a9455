/** Agents that send each request through the proxy that the environment names for it. The packages are loaded at the first use. */
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { AgentConnectOpts } from "agent-base";
import { proxyOf } from "../proxy/proxy-of";

/** As the SDK's own agents. */
const pool = { keepAlive: true, maxSockets: 50 } as const;

export interface Agents {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent;
}

type CreateAgent = (protocol: "http:" | "https:", proxy: URL | undefined) => HttpAgent;

/** One agent for both: the endpoint of a call is known when it is made, so the agent decides then. */
export async function createAgents(environment: NodeJS.ProcessEnv): Promise<Agents> {
  const { Agent } = await import("agent-base");
  const createAgent = await loadProxyAgents();
  const agents = new Map<string, HttpAgent>();

  class EnvironmentAgent extends Agent {
    /** The agent that opens the connection, or has one open. */
    override connect(_: unknown, { secureEndpoint, host, port }: AgentConnectOpts): HttpAgent {
      const protocol = secureEndpoint ? "https:" : "http:";
      const name = host?.includes(":") === true ? `[${host}]` : (host ?? "localhost");
      const proxy = proxyOf(new URL(`${protocol}//${name}:${port}`), environment);
      const key = `${protocol} ${proxy?.href ?? "none"}`;
      const agent = agents.get(key) ?? createAgent(protocol, proxy);
      agents.set(key, agent);
      return agent;
    }
  }
  const agent = new EnvironmentAgent();
  // An agent of agent-base speaks both protocols; Node's types separate them.
  return { httpAgent: agent, httpsAgent: agent as unknown as HttpsAgent };
}

async function loadProxyAgents(): Promise<CreateAgent> {
  const { HttpProxyAgent } = await import("http-proxy-agent");
  const { HttpsProxyAgent } = await import("https-proxy-agent");
  return (protocol, proxy) => {
    if (protocol === "https:") {
      return proxy === undefined ? new HttpsAgent(pool) : new HttpsProxyAgent(proxy, pool);
    }
    return proxy === undefined ? new HttpAgent(pool) : new HttpProxyAgent(proxy, pool);
  };
}
