/** Asks a server in the form that AWS's Query services take, without an SDK: what is timed is the server, and next to nothing else. */
import { Agent, request } from "node:http";

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

const versions = { autoscaling: "2011-01-01", ec2: "2016-11-15" } as const;

export interface Query {
  readonly service: keyof typeof versions;
  readonly action: string;
  /** As they are sent: `AutoScalingGroupNames.member.1`, `InstanceId.1`. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** @returns the answer. Throws what a server says against the request. */
export async function ask(url: string, { service, action, parameters }: Query): Promise<string> {
  const Version = versions[service];
  const body = new URLSearchParams({ Action: action, Version, ...parameters }).toString();
  return post(url, body, "application/x-www-form-urlencoded");
}

/** Lets simulated time pass. */
export async function advance(url: string, seconds: number): Promise<void> {
  await post(`${url}/_simulator/advance`, JSON.stringify({ seconds }), "application/json");
}

function post(url: string, body: string, type: string): Promise<string> {
  const headers = { "content-type": type, "content-length": Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: "POST", agent, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () => {
        const text = Buffer.concat(parts).toString("utf8");
        if (answer.statusCode === 200) resolve(text);
        else reject(new Error(`${body} was answered with ${answer.statusCode ?? ""}: ${text}`));
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** The texts of all elements of this name. */
export function textsOf(xml: string, element: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, "gu"))].map(
    ([, text = ""]) => text,
  );
}
