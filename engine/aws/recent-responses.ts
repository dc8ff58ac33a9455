/** Recent responses of AWS: a command with a hundred resources makes the same request a hundred times, one after another. */
import type { AutoScalingGroup } from "@aws-sdk/client-auto-scaling";

export interface RecentResponses<Response> {
  /** The response to a request, unless it is older than this instant. */
  readonly find: (request: string, oldest: number) => { readonly response: Response } | undefined;
  /** @param requestedAt when the request was made, in milliseconds of the clock */
  readonly keep: (request: string, requestedAt: number, response: Response) => void;
}

export function createRecentResponses<Response>(): RecentResponses<Response> {
  const responses = new Map<
    string,
    { readonly requestedAt: number; readonly response: Response }
  >();
  return {
    find: (request, oldest) => {
      const kept = responses.get(request);
      return kept !== undefined && kept.requestedAt >= oldest ? kept : undefined;
    },
    keep: (request, requestedAt, response) => {
      responses.set(request, { requestedAt, response });
    },
  };
}

/** Groups as AWS described them last, by name. */
export interface RecentGroups {
  /** Undefined for a group that does not exist. */
  readonly responses: RecentResponses<AutoScalingGroup | undefined>;
  /** The number of groups described by name. */
  describedByName: number;
  /** When the last page of groups was requested, in milliseconds of the clock. */
  pageRequestedAt: number;
  /** Whether the account has more groups than a page. */
  isTooLarge: boolean;
}

export function createRecentGroups(): RecentGroups {
  return {
    responses: createRecentResponses(),
    describedByName: 0,
    pageRequestedAt: Number.NEGATIVE_INFINITY,
    isTooLarge: false,
  };
}
