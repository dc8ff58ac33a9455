/** What people do to a state by hand, and how the same program goes after it. */
import type { Properties } from "../../engine/run/outputs";
import { isRecord } from "../../engine/values/equality";
import { instancesIn } from "../random-worlds/reference-model";
import { withPlace } from "./place";
import type { Went } from "./reading";
import { counted } from "./reading";

export interface Edit {
  readonly name: string;
  readonly edit: (outputs: Properties) => Properties;
  /** What `up` says, and how often it starts a refresh. None of these replaces an instance. */
  readonly due: Went;
}

/** What is written about earlier runs, edited. */
const saved =
  (edit: (saved: Properties) => unknown): Edit["edit"] =>
  (outputs) => ({ ...outputs, __saved: edit(recordIn(outputs, "__saved")) });

/** What was rolled, edited; the attempt says the same unless it is written beside it. */
const lastSuccess = (desired: unknown, lastAttempt?: unknown): Edit["edit"] =>
  saved((all) => ({
    ...all,
    lastSuccess: desired,
    ...(lastAttempt !== undefined && { lastAttempt }),
  }));

/** A configuration that is none, in place of the one that was rolled. */
const configured = (configuration: unknown): Edit["edit"] =>
  lastSuccess({ target: { configuration } });

function recordIn(properties: Properties, name: string): Properties {
  const part = properties[name];
  return isRecord(part) ? part : {};
}

function without(properties: Properties, name: string): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([key]) => key !== name));
}

const isSame = ["same", 0] as const;
/** There is something to look after, and nothing to roll. */
const isRecorded = ["done", 0] as const;
/** It is no longer known what was rolled: AWS is asked to replace what does not match, and that is nothing. */
const matches = ["done", 1] as const;
/** A resource of another group, for all that the state says. */
const isAnother = ["replaced", 0] as const;

export const edits: readonly Edit[] = [
  { name: "nothing", edit: (outputs) => outputs, due: isSame },
  { name: "no __saved", edit: (outputs) => without(outputs, "__saved"), due: matches },
  { name: "__saved is a text", edit: saved(() => "edited"), due: matches },
  { name: "__saved is a list", edit: saved(() => []), due: matches },
  { name: "no version", edit: saved((all) => without(all, "version")), due: matches },
  { name: "version 0", edit: saved((all) => ({ ...all, version: 0 })), due: matches },
  {
    name: "a later version",
    edit: saved((all) => ({ ...all, version: 99 })),
    due: ["StateTooNew", 0],
  },
  { name: "one more in __saved", edit: saved((all) => ({ ...all, more: {} })), due: isSame },
  { name: "no lastSuccess", edit: saved((all) => without(all, "lastSuccess")), due: matches },
  { name: "lastSuccess is a text", edit: lastSuccess("yes"), due: matches },
  {
    name: "lastSuccess is a text, lastAttempt is not",
    edit: lastSuccess("yes", {}),
    due: isRecorded,
  },
  { name: "lastAttempt is a text, lastSuccess is not", edit: lastSuccess({}, "yes"), due: isSame },
  { name: "the target is a list", edit: lastSuccess({ target: [] }), due: matches },
  {
    name: "the triggers are fingerprints no more",
    edit: lastSuccess({ triggers: 7 }),
    due: matches,
  },
  { name: "the configuration is a text", edit: configured("web"), due: matches },
  {
    name: "the overrides are a number",
    edit: configured({ mixedInstancesPolicy: { launchTemplate: { overrides: 5 } } }),
    due: matches,
  },
  {
    name: "an override is null",
    edit: configured({ mixedInstancesPolicy: { launchTemplate: { overrides: [null] } } }),
    due: matches,
  },
  {
    name: "no launch template",
    edit: (outputs) => without(outputs, "launchTemplate"),
    due: isSame,
  },
  {
    name: "the launch template is a text",
    edit: (outputs) => ({ ...outputs, launchTemplate: "web" }),
    due: matches,
  },
  {
    name: "no refresh id",
    edit: (outputs) => without(outputs, "instanceRefreshId"),
    due: isSame,
  },
  {
    name: "another refresh id",
    edit: (outputs) => ({ ...outputs, instanceRefreshId: "r-0" }),
    due: isSame,
  },
  {
    name: "the refresh id is a number",
    edit: (outputs) => ({ ...outputs, instanceRefreshId: 5 }),
    due: isSame,
  },
  { name: "no status", edit: (outputs) => without(outputs, "status"), due: isRecorded },
  {
    name: "the status is a list",
    edit: (outputs) => ({ ...outputs, status: [] }),
    due: isRecorded,
  },
  {
    name: "a status that nobody knows",
    edit: (outputs) => ({ ...outputs, status: "Dozing" }),
    due: isRecorded,
  },
  { name: "one more output", edit: (outputs) => ({ ...outputs, colour: "blue" }), due: isRecorded },
  {
    name: "the preferences are a text",
    edit: (outputs) => ({ ...outputs, preferences: "quick" }),
    due: isRecorded,
  },
  {
    name: "the checkpoints are a number",
    edit: (outputs) => ({ ...outputs, preferences: { checkpointPercentages: 5 } }),
    due: isRecorded,
  },
  {
    name: "the triggers are a text",
    edit: (outputs) => ({ ...outputs, triggers: "none" }),
    due: isRecorded,
  },
  { name: "no group", edit: (outputs) => without(outputs, "autoScalingGroupName"), due: isAnother },
  { name: "nothing at all", edit: () => ({}), due: isAnother },
];

/** Rolls a fleet, edits the state, and goes on with it in every way that Pulumi has. @returns what is broken */
export async function edit({ edit: change, due }: Edit): Promise<readonly string[]> {
  const broken: string[] = [];
  await withPlace({}, async (place) => {
    const { resource, simulator } = place;
    const inputs = place.inputs(await place.fleet.addVersion());
    await resource.up(inputs);
    const { id = "", outputs = {} } = resource.state ?? {};
    const edited = { id, outputs: change(outputs), isUnfinished: false };
    const before = [...instancesIn(simulator, "InService").keys()];

    resource.state = edited;
    const went = await counted(place, () => resource.up(inputs));
    if (String(went) !== String(due)) broken.push(`up: ${String(went)} instead of ${String(due)}`);
    if (due[0] === "StateTooNew" && resource.state !== edited)
      broken.push("the state is written over");

    resource.state = edited;
    const refreshed = await resource.refresh();
    if (refreshed !== "done" && refreshed !== due[0]) broken.push(`refresh: ${refreshed}`);
    const destroyed = await resource.destroy();
    if (destroyed !== "done") broken.push(`destroy: ${destroyed}`);
    const gone = before.filter((instance) => !instancesIn(simulator, "InService").has(instance));
    if (gone.length > 0) broken.push(`replaced: ${gone.join(", ")}`);
  });
  return broken;
}
