/** The corpus: states that earlier versions of the provider have written, one file for each version of the format and each shape. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Properties } from "../../engine/run/outputs";
import { toSaved } from "../../engine/decision/saved-state";
import { withPlace, type Place } from "./place";
import type { State } from "../../test/support/provider/miniature-pulumi";
import { shapes, type Shape } from "./shapes";

const folder = resolve(__dirname, "../../test/corpus");

/** Stands in the files for the address of the simulator, which has another port each time. */
const anyEndpoint = "http://127.0.0.1:4599";

export interface SavedLife {
  /** Of the format. */
  readonly version: number;
  readonly shape: string;
  /** The fleet that it was written with. Another fleet has other ids. */
  readonly launchTemplateId: string;
  readonly state: State;
}

/** The version of the format that this provider writes. */
export const currentVersion = versionOf(toSaved({}, {}));

export function versionOf(outputs: Properties): number {
  return (outputs["__saved"] as { readonly version: number }).version;
}

export interface CorpusFile {
  readonly name: string;
  readonly life: SavedLife;
}

/** In the order of their names. */
export function readCorpus(): readonly CorpusFile[] {
  return readdirSync(folder)
    .filter((name) => /^state-v\d+-.*\.json$/.test(name))
    .map((name) => ({
      name,
      life: JSON.parse(readFileSync(join(folder, name), "utf8")) as SavedLife,
    }));
}

/** Lives every shape once, and writes the files of the current version. */
export async function writeCorpus(): Promise<void> {
  for (const shape of shapes) {
    await withPlace({}, async (place) => {
      await shape.live(place);
      const { state } = place.resource;
      if (state === undefined) throw new Error(`${shape.name} leaves no state.`);
      const version = versionOf(state.outputs);
      const { launchTemplateId } = place.fleet;
      const life: SavedLife = { version, shape: shape.name, launchTemplateId, state };
      const text = JSON.stringify(life, undefined, 2).replaceAll(place.simulator.url, anyEndpoint);
      writeFileSync(join(folder, `state-v${version}-${shape.name}.json`), `${text}\n`);
    });
  }
}

/** Lives a shape's life in this place, and puts the state that was saved long ago in the place of the one that it has come to. @returns the last program's inputs */
export async function relive(life: SavedLife, place: Place): Promise<Properties> {
  const inputs = await shapeOf(life).live(place);
  const { state } = place.resource;
  const idOf = (one: State | undefined): string => String(one?.outputs["instanceRefreshId"]);
  const text = JSON.stringify(life.state)
    .replaceAll(life.launchTemplateId, place.fleet.launchTemplateId)
    .replaceAll(groupArnOf(life.state), groupArnOf(state))
    .replaceAll(anyEndpoint, place.simulator.url)
    .replaceAll(idOf(life.state), idOf(state));
  place.resource.state = JSON.parse(text) as State;
  return inputs;
}

function groupArnOf(state: State | undefined): string {
  const { groupArn = "no ARN" } = (state?.outputs["__saved"] ?? {}) as { groupArn?: string };
  return groupArn;
}

export function shapeOf({ shape }: SavedLife): Shape {
  const found = shapes.find(({ name }) => name === shape);
  if (found === undefined) throw new Error(`There is no shape ${shape}.`);
  return found;
}
