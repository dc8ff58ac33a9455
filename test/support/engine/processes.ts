/** The processes that the engine started, found by their parents, so that a test ends its own and no other's. */
import { execFileSync } from "node:child_process";

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** The Pulumi CLIs that this process started and that are at work on a stack. */
export function cliPids(): readonly number[] {
  return list()
    .filter(
      ({ parent, command }) =>
        parent === process.pid && /(^|\/)pulumi (up|preview|refresh|destroy) /.test(command),
    )
    .map(({ pid }) => pid);
}

/** The dynamic-provider processes of a CLI: our resource lives there. */
export function dynamicProviderPids(cliPid: number): readonly number[] {
  return descendants(cliPid)
    .filter(({ command }) => /^\S*node .*cmd\/dynamic-provider/.test(command))
    .map(({ pid }) => pid);
}

/** Everything that a process has started, and that was started by those. */
export function descendantPids(ancestor: number): readonly number[] {
  return descendants(ancestor).map(({ pid }) => pid);
}

/** Whether a process with this id exists. */
export function isRunning(pid: number): boolean {
  return list().some((process) => process.pid === pid);
}

function descendants(ancestor: number): readonly Process[] {
  const all = list();
  const family = new Set([ancestor]);
  let size: number;
  do {
    size = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  } while (family.size > size);
  return all.filter(({ pid }) => pid !== ancestor && family.has(pid));
}

/** Every process but the ended ones that nobody has waited for yet. */
function list(): readonly Process[] {
  return execFileSync("ps", ["-A", "-o", "pid=,ppid=,stat=,args="], {
    encoding: "utf8",
    env: { ...process.env, COLUMNS: "1000" },
  })
    .split("\n")
    .map((line) => /^\s*(\d+)\s+(\d+)\s+([^Z\s]\S*)\s+(.*)$/.exec(line))
    .filter((match) => match !== null)
    .map(([, pid, parent, , command]) => ({
      pid: Number(pid),
      parent: Number(parent),
      command: command ?? "",
    }));
}
