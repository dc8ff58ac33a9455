/** Notifies other systems about a roll. A failed notification is a warning, never an obstacle. */
import type { Webhook, WebhookEvent } from "../inputs/inputs";
import { addressOf } from "./address";
import { sendRequest } from "./http-request";

/** What a webhook is sent, as JSON. */
export interface Notice {
  readonly event: WebhookEvent;
  readonly autoScalingGroupName: string;
  readonly instanceRefreshId: string;
  readonly status: string;
  readonly percentageComplete?: number;
  /** With `checkpoint`: its percentage. */
  readonly checkpoint?: number;
  /** With `end`: whether `pulumi up` takes it for a success. */
  readonly isSuccess?: boolean;
  /** One line for people. */
  readonly text: string;
}

/** Milliseconds: a roll does not wait for a chat server, and a user who has pressed Ctrl-C still less. */
const timeoutMilliseconds = 5_000;
const interruptTimeout = 500;

/**
 * @param interrupted aborted on an interrupt, which leaves the webhooks half a second to respond
 * @returns a sentence for each webhook that did not take the notice
 */
export async function notify(
  webhooks: readonly Webhook[],
  notice: Notice,
  interrupted: AbortSignal,
): Promise<readonly string[]> {
  const listening = webhooks.filter(({ events }) => events?.includes(notice.event) ?? true);
  const results = await Promise.all(listening.map(({ url }) => post(url, notice, interrupted)));
  return results.filter((sentence) => sentence !== undefined);
}

async function post(
  url: string,
  notice: Notice,
  interrupted: AbortSignal,
): Promise<string | undefined> {
  const limit = withinTimeout(interrupted);
  try {
    const { url: address, headers } = addressOf(url);
    const response = await sendRequest(address, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify(notice),
      signal: limit.signal,
    });
    await response.body?.cancel();
    return response.ok
      ? undefined
      : `the webhook at ${hostOf(url)} responded with ${response.status}`;
  } catch (error) {
    const reason =
      error instanceof Error && error.name === "TimeoutError"
        ? "did not respond"
        : "could not be reached";
    return `the webhook at ${hostOf(url)} ${reason}`;
  } finally {
    limit.end();
  }
}

/** Ends a request when its time is up, which an interrupt makes short. */
function withinTimeout(interrupted: AbortSignal): {
  readonly signal: AbortSignal;
  readonly end: () => void;
} {
  const limit = new AbortController();
  const endRequest = (): void => {
    limit.abort(new DOMException("The webhook took too long.", "TimeoutError"));
  };
  let timer = setTimeout(endRequest, timeoutMilliseconds);
  const shortenTimeout = (): void => {
    clearTimeout(timer);
    timer = setTimeout(endRequest, interruptTimeout);
  };
  if (interrupted.aborted) shortenTimeout();
  interrupted.addEventListener("abort", shortenTimeout, { once: true });
  return {
    signal: limit.signal,
    end: () => {
      clearTimeout(timer);
      interrupted.removeEventListener("abort", shortenTimeout);
    },
  };
}

/** Paths and queries of webhooks are secrets: only the host is ever shown. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "an invalid address";
}
