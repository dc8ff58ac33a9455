/** Who may use the page and the control routes: programs of this machine, and the page itself, but no other page in a browser. */
import { isIP } from "node:net";
import type { HttpRequest } from "./protocol/protocol";

export interface ControlAccess {
  /** The address that the simulator listens on. */
  readonly host: string;
  /** More names that clients may call it by, such as that of its container. */
  readonly allowedHosts: readonly string[];
}

/**
 * Why a request is refused, or undefined if it is not. A page of another origin sends its Origin; one that has its own name
 * resolved to this machine (DNS rebinding) sends that name as the Host.
 */
export function findAccessFault(
  { headers }: HttpRequest,
  access: ControlAccess,
): string | undefined {
  const { host, origin } = headers;
  if (host !== undefined && !isAllowedHost(toHostName(host), access)) {
    return `The Host ${host} is not a loopback name. Call the simulator by 127.0.0.1 or localhost, or allow the name with --allow-host.`;
  }
  if (origin === undefined || origin === `http://${host ?? ""}`) return undefined;
  return `The Origin ${origin} is not the simulator's own. Control routes are not for other pages.`;
}

/** Whether only this machine can reach an address or a name. */
export function isLoopback(host: string): boolean {
  return (
    host === "localhost" ||
    host.endsWith(".localhost") ||
    host === "::1" ||
    (isIP(host) === 4 && host.startsWith("127."))
  );
}

/** Where other machines may call, they may do so by any address: only names can be rebound. */
function isAllowedHost(name: string, { host, allowedHosts }: ControlAccess): boolean {
  if (isLoopback(name) || name === host.toLowerCase()) return true;
  if (allowedHosts.some((allowed) => allowed.toLowerCase() === name)) return true;
  return !isLoopback(host) && isIP(name) !== 0;
}

/** `localhost:4599` and `[::1]:4599` without the port, in lower case. */
function toHostName(host: string): string {
  const { name = host } = /^\[(?<name>[^\]]*)\]/u.exec(host)?.groups ?? {};
  const bare = name === host ? name.replace(/:\d*$/u, "") : name;
  return bare.toLowerCase().replace(/\.$/u, "");
}
