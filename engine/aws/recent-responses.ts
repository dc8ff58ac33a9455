/** Recent responses of AWS: a command with a hundred resources makes the same request a hundred times, one after another. */

export interface RecentResponses {
  /** The response to a request, unless it is older than this instant. */
  readonly find: (request: string, oldest: number) => { readonly response: unknown } | undefined;
  /** @param requestedAt when the request was made, in milliseconds of the clock */
  readonly keep: (request: string, requestedAt: number, response: unknown) => void;
}

export function createRecentResponses(): RecentResponses {
  const responses = new Map<string, { readonly requestedAt: number; readonly response: unknown }>();
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
  readonly responses: RecentResponses;
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
