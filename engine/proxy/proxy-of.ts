/**
 * Which proxy a request goes through: `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, read as Go reads them. `@pulumi/aws` and Terraform's
 * provider are written in Go: one environment must not send them one way and us another.
 *
 * @see https://pkg.go.dev/golang.org/x/net/http/httpproxy
 */
import { BlockList, isIP } from "node:net";

/** Whether any request may go through a proxy. Where none does, nothing that knows proxies needs to be loaded. */
export function isProxyInUse(environment: NodeJS.ProcessEnv): boolean {
  return ["https:", "http:"].some((protocol) => settingFor(protocol, environment) !== undefined);
}

/** @throws Error with the name `InvalidProxy`, if a proxy is set that nothing can be sent through */
export function checkProxies(environment: NodeJS.ProcessEnv): void {
  for (const protocol of ["https:", "http:"]) {
    const setting = settingFor(protocol, environment);
    if (setting !== undefined) addressOfProxy(setting);
  }
}

/**
 * The proxy for a request to this address.
 *
 * @returns undefined where the request goes straight: no proxy is set, `NO_PROXY` names the host, or it is this machine
 * @throws Error with the name `InvalidProxy`
 */
export function proxyOf(url: URL, environment: NodeJS.ProcessEnv): URL | undefined {
  const setting = settingFor(url.protocol, environment);
  if (setting === undefined) return undefined;
  const target: Target = {
    host: url.hostname.replace(/^\[|\]$|\.$/g, "").toLowerCase(),
    port: url.port === "" ? defaultPorts[url.protocol] : url.port,
  };
  if (target.host === "localhost" || isWithin(loopback, target.host)) return undefined;
  return exceptionsOf(environment).some((exception) => doesCover(exception, target))
    ? undefined
    : addressOfProxy(setting);
}

interface Target {
  /** A name or an address, without brackets. */
  readonly host: string;
  readonly port: string | undefined;
}

interface Setting {
  readonly name: string;
  readonly value: string;
}

const defaultPorts: Readonly<Record<string, string>> = { "http:": "80", "https:": "443" };

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

function settingFor(protocol: string, environment: NodeJS.ProcessEnv): Setting | undefined {
  return valueOf(`${protocol.slice(0, -1).toUpperCase()}_PROXY`, environment);
}

/** Each variable has two names. The one in capitals has precedence. */
function valueOf(name: string, environment: NodeJS.ProcessEnv): Setting | undefined {
  return [name, name.toLowerCase()]
    .map((either) => ({ name: either, value: environment[either]?.trim() ?? "" }))
    .find(({ value }) => value !== "");
}

/** A proxy without a scheme is spoken to in plain HTTP. The value may hold a password, so no error repeats it. */
function addressOfProxy({ name, value }: Setting): URL {
  const text = value.includes("://") ? value : `http://${value}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === "http:" || url?.protocol === "https:") return url;
  const error = new Error(
    `${name} is set to a proxy that cannot be used: it must be like http://proxy.example.com:3128` +
      (url === undefined ? "" : `, and ${url.protocol}// is not supported`),
  );
  error.name = "InvalidProxy";
  throw error;
}

function exceptionsOf(environment: NodeJS.ProcessEnv): readonly string[] {
  const { value = "" } = valueOf("NO_PROXY", environment) ?? {};
  return value
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((exception) => exception !== "");
}

/** `example.com` covers its subdomains too, `.example.com` only these; a network is written `10.0.0.0/8`; a port narrows any other. */
function doesCover(exception: string, { host, port }: Target): boolean {
  if (exception === "*") return true;
  if (exception.includes("/")) return isWithin(networkOf(exception), host);
  if (isIP(exception) !== 0) return isWithin(networkOf(exception), host);
  const [, address, name = "", only = port] =
    /^(?:\[(.*)\]|([^:]*))(?::(\d+))?$/.exec(exception) ?? [];
  if (only !== port) return false;
  const place = address ?? name;
  if (isIP(place) !== 0) return isWithin(networkOf(place), host);
  const domain = place.replace(/^\*\./, ".");
  if (domain === "") return false;
  return domain.startsWith(".")
    ? host.endsWith(domain)
    : host === domain || host.endsWith(`.${domain}`);
}

/** An empty one for what is no network: it covers nothing, as in Go. */
function networkOf(text: string): BlockList {
  const network = new BlockList();
  const [address = "", length] = text.split("/");
  const version = isIP(address);
  const bits = version === 4 ? 32 : 128;
  const prefix = length === undefined ? bits : /^\d+$/.test(length) ? Number(length) : NaN;
  if (version === 0 || !(prefix <= bits)) return network;
  network.addSubnet(address, prefix, version === 4 ? "ipv4" : "ipv6");
  return network;
}

function isWithin(network: BlockList, host: string): boolean {
  const version = isIP(host);
  return version !== 0 && network.check(host, version === 4 ? "ipv4" : "ipv6");
}
