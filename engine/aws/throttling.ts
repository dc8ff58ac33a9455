/** Throttled calls: known by AWS's codes, and tried again when it is their turn, not when the SDK thinks so. */
import type { AutoScaling } from "@aws-sdk/client-auto-scaling";
import type { Fault } from "../run/fault";
import { toFault } from "./errors";

export function isThrottled({ code }: Fault): boolean {
  return /Throttl|RequestLimitExceeded|TooManyRequests/.test(code);
}

type Add = AutoScaling["middlewareStack"]["add"];

/**
 * Hands a throttled attempt to us as it comes. The SDK would try twice more by itself, as one of a thousand callers that know
 * nothing of each other. What fails otherwise it tries again as it is told to.
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
          // The SDK knows no fault, and does not try again what it does not know.
          throw isThrottled(fault) ? fault : error;
        }
      },
    { name: "leaveThrottlingToUs", step: "finalizeRequest", priority: "low" },
  );
  return client;
}
