/** Throttled calls: recognised by AWS's codes, and retried through the queue instead of by the SDK. */
import type { AutoScaling } from "@aws-sdk/client-auto-scaling";
import type { Fault } from "../run/fault";
import { toFault } from "./errors";

export function isThrottled({ code }: Fault): boolean {
  return /Throttl|RequestLimitExceeded|TooManyRequests/.test(code);
}

type Add = AutoScaling["middlewareStack"]["add"];

/**
 * Returns a throttled attempt to the queue at once. The SDK would retry twice, without knowledge of the other calls of this
 * process. Other failures are retried as the SDK is configured.
 */
export function leaveThrottlingToUs<Client extends { readonly middlewareStack: object }>(
  client: Client,
): Client {
  // The stacks of all clients are the same class; only the types of their commands differ.
  const stack = client.middlewareStack as { readonly add: Add };
  stack.add(
    (next, { commandName }) =>
      async (lastAttempt) => {
        try {
          return await next(lastAttempt);
        } catch (error) {
          const fault = toFault(error, String(commandName).replace(/Command$/, ""));
          // The SDK does not know this fault, and does not retry what it does not know.
          throw isThrottled(fault) ? fault : error;
        }
      },
    { name: "leaveThrottlingToUs", step: "finalizeRequest", priority: "low" },
  );
  return client;
}
