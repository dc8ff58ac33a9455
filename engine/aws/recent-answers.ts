/** What AWS answered a moment ago: in a command with a hundred resources the same is asked a hundred times, one after another. */

export interface RecentAnswers {
  /** The answer to a question, unless it was asked before this instant. */
  readonly find: (question: string, oldest: number) => { readonly answer: unknown } | undefined;
  /** @param askedAt when the question was asked, in milliseconds of the clock */
  readonly keep: (question: string, askedAt: number, answer: unknown) => void;
}

export function createRecentAnswers(): RecentAnswers {
  const answers = new Map<string, { readonly askedAt: number; readonly answer: unknown }>();
  return {
    find: (question, oldest) => {
      const kept = answers.get(question);
      return kept !== undefined && kept.askedAt >= oldest ? kept : undefined;
    },
    keep: (question, askedAt, answer) => {
      answers.set(question, { askedAt, answer });
    },
  };
}

/** Groups as AWS described them last, by name. */
export interface RecentGroups {
  readonly answers: RecentAnswers;
  /** How many were asked for by name. */
  asked: number;
  /** When a page of groups was asked for last, in milliseconds of the clock. */
  pageAskedAt: number;
  /** Whether the account has more groups than a page. */
  isTooLarge: boolean;
}

export function createRecentGroups(): RecentGroups {
  return {
    answers: createRecentAnswers(),
    asked: 0,
    pageAskedAt: Number.NEGATIVE_INFINITY,
    isTooLarge: false,
  };
}
