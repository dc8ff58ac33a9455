/** Tells other systems about a roll. One that does not listen is a warning, never an obstacle. */
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
const hurry = 500;

/**
 * @param interrupted what leaves the webhooks half a second to answer
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
    const answer = await sendRequest(address, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify(notice),
      signal: limit.signal,
    });
    await answer.body?.cancel();
    return answer.ok ? undefined : `the webhook at ${hostOf(url)} answered ${answer.status}`;
  } catch (error) {
    const reason =
      error instanceof Error && error.name === "TimeoutError"
        ? "did not answer"
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
  const giveUp = (): void => {
    limit.abort(new DOMException("The webhook took too long.", "TimeoutError"));
  };
  let timer = setTimeout(giveUp, timeoutMilliseconds);
  const hurryUp = (): void => {
    clearTimeout(timer);
    timer = setTimeout(giveUp, hurry);
  };
  if (interrupted.aborted) hurryUp();
  interrupted.addEventListener("abort", hurryUp, { once: true });
  return {
    signal: limit.signal,
    end: () => {
      clearTimeout(timer);
      interrupted.removeEventListener("abort", hurryUp);
    },
  };
}

/** Paths and queries of webhooks are secrets: only the host is ever shown. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "an address that is none";
}
