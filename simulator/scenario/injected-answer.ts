/** What a scenario makes of an answer: refreshes that are hidden, statuses nobody knows, members left out, lists in another order. */

/** A change of an answer. It copies what it changes: the answer may share parts with the world. */
export type InjectedAnswer = (answer: unknown) => unknown;

/** The answer of DescribeInstanceRefreshes without any refresh. */
export const hideRefreshes: InjectedAnswer = () => ({ InstanceRefreshes: [] });

/** The answer of DescribeInstanceRefreshes with this status for every refresh that has not ended. */
export function showStatus(status: string): InjectedAnswer {
  return changeAt(["InstanceRefreshes"], (refreshes) =>
    asList(refreshes).map((refresh) =>
      isRecord(refresh) && refresh["EndTime"] === undefined
        ? { ...refresh, Status: status }
        : refresh,
    ),
  );
}

/** The answer without the members at these paths. */
export function leaveOut(paths: readonly string[]): InjectedAnswer {
  return combine(paths.map((path) => changeAt(path.split("."), () => undefined)));
}

export type ListOrder = "reverse" | "rotate";

/** The answer with lists in another order: those at these paths, or all of them. */
export function reorder(order: ListOrder, paths: readonly string[] | undefined): InjectedAnswer {
  const change = (value: unknown): unknown => moveAll(asList(value), order);
  if (!paths) return (answer) => reorderEverywhere(answer, order);
  return combine(paths.map((path) => changeAt(path.split("."), change)));
}

/** The answer with every change made, in their order. */
export function injectAnswer(answer: unknown, changes: readonly InjectedAnswer[]): unknown {
  return changes.reduce((changed, change) => change(changed), answer);
}

function combine(changes: readonly InjectedAnswer[]): InjectedAnswer {
  return (answer) => injectAnswer(answer, changes);
}

/** Changes the value at a path, in each element where the path leads through a list. Undefined takes the member away. */
function changeAt(
  [name, ...rest]: readonly string[],
  change: (value: unknown) => unknown,
): InjectedAnswer {
  return (value) => {
    if (Array.isArray(value))
      return value.map(changeAt(name === undefined ? [] : [name, ...rest], change));
    if (name === undefined) return change(value);
    if (!isRecord(value) || value[name] === undefined) return value;
    const { [name]: member, ...others } = value;
    const changed = rest.length === 0 ? change(member) : changeAt(rest, change)(member);
    return changed === undefined ? others : { ...others, [name]: changed };
  };
}

function reorderEverywhere(value: unknown, order: ListOrder): unknown {
  if (Array.isArray(value)) {
    return moveAll(value, order).map((element) => reorderEverywhere(element, order));
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, reorderEverywhere(member, order)]),
  );
}

function moveAll(list: readonly unknown[], order: ListOrder): readonly unknown[] {
  return order === "reverse" ? list.toReversed() : [...list.slice(1), ...list.slice(0, 1)];
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** A structure of an answer; times and bytes are none. */
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
