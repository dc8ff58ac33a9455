/** What a scenario makes DescribeInstanceRefreshes say instead of the truth. */
import type { DescribeInstanceRefreshesAnswer } from "@aws-sdk/client-auto-scaling";

export interface InjectedAnswer {
  /** Whether no refresh is reported. @default false */
  readonly isForgotten?: boolean;
  /** The status of every refresh that has not ended. @default its own */
  readonly status?: string;
}

/** The answer to DescribeInstanceRefreshes with what is injectAnswer in it. */
export function injectAnswer(
  answer: DescribeInstanceRefreshesAnswer,
  { isForgotten = false, status }: InjectedAnswer,
): DescribeInstanceRefreshesAnswer {
  if (isForgotten) return { InstanceRefreshes: [] };
  if (status === undefined) return answer;
  return {
    ...answer,
    InstanceRefreshes: (answer.InstanceRefreshes ?? []).map((refresh) =>
      // The SDK's type knows today's words only.
      refresh.EndTime === undefined ? { ...refresh, Status: status as never } : refresh,
    ),
  };
}
