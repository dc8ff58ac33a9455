/** Describes groups, as many with one call as wait for it together. */
import type { AutoScalingGroup } from "@aws-sdk/client-auto-scaling";
import { isFault } from "../core/fault";
import type { Group } from "../core/group";
import { sent, toGroup } from "./answers";
import { answered, type Line } from "./answered";

/** Groups that wait for one call. It closes when the call's turn has come. */
interface Batch {
  readonly names: Set<string>;
  readonly found: Promise<ReadonlyMap<string, AutoScalingGroup>>;
}

export interface WantedGroups {
  batch?: Batch;
}

/** AWS takes 50; fewer keep the answer small where groups are large. */
const batchSize = 20;

export async function findGroup(name: string, line: Line): Promise<Group | undefined> {
  const batch = join(name, line);
  try {
    return groupIn(await batch.found, name);
  } catch (error) {
    // Somebody else's name may be what AWS found wrong.
    if (batch.names.size === 1 || !isFault(error, "rejected")) throw error;
    return groupIn(await describe(() => [name], line), name);
  }
}

function groupIn(found: ReadonlyMap<string, AutoScalingGroup>, name: string): Group | undefined {
  const group = found.get(name);
  return group === undefined ? undefined : toGroup(group);
}

function join(name: string, line: Line): Batch {
  const { wantedGroups } = line.clients;
  const waiting = wantedGroups.batch;
  if (waiting !== undefined && waiting.names.size < batchSize) {
    waiting.names.add(name);
    return waiting;
  }
  const names = new Set([name]);
  const batch: Batch = {
    names,
    found: describe(() => {
      if (wantedGroups.batch?.names === names) delete wantedGroups.batch;
      return [...names];
    }, line),
  };
  wantedGroups.batch = batch;
  return batch;
}

/** @param names asked when the call's turn has come */
function describe(
  names: () => readonly string[],
  line: Line,
): Promise<ReadonlyMap<string, AutoScalingGroup>> {
  return answered({ name: "DescribeAutoScalingGroups" }, line, async () => {
    const AutoScalingGroupNames = [...names()];
    const client = await line.clients.autoScaling();
    const { AutoScalingGroups } = await client.describeAutoScalingGroups({
      AutoScalingGroupNames,
    });
    const groups = sent("DescribeAutoScalingGroups", AutoScalingGroups);
    return new Map(groups.map((group) => [group.AutoScalingGroupName ?? "", group]));
  });
}
