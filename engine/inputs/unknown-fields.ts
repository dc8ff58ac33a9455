/** Blames names that are not fields, and says which field was probably meant. */
import { nearestName, sameName } from "./suggest";
import type { Place } from "./read";
import type { ObjectShape } from "./shape";
import { below, either } from "./render-value";

/** Answers the fields of this object that were meant, so that no rule calls them missing as well. */
export function blameStrangers(
  shape: ObjectShape,
  names: readonly string[],
  place: Place,
): readonly string[] {
  const fields = Object.keys(shape.fields);
  return names
    .filter((name) => !fields.includes(name))
    .map((name) => {
      const meant = meantField(name, fields, place);
      const end = resourceOption(name) ?? suggestion(meant) ?? listing(name, fields);
      const object = place.path === "" ? "an input of InstanceRefresh" : `a field of ${place.path}`;
      const reason = `${name} is not ${object}: ${end}`;
      place.blame({ property: below(place.path, name), reason });
      return meant.field;
    });
}

interface Meant {
  /** What to write instead. */
  readonly text: string;
  /** The field of the object at hand that this fills, empty if none. */
  readonly field: string;
}

const nothing: Meant = { text: "", field: "" };

function meantField(name: string, fields: readonly string[], place: Place): Meant {
  const near = sameName(name, fields) ?? elsewhere(name, place) ?? nearestName(name, fields);
  if (near === undefined) return nothing;
  return typeof near === "string" ? { text: near, field: near } : near;
}

function elsewhere(name: string, place: Place): Meant | undefined {
  const path = paths(place.root, "").find((known) => {
    // A short name, such as `tags`, says too little about which object it belongs to.
    const isTelling = name.length >= 7 || !known.includes(".");
    return isTelling && sameName(name, known.split(".").slice(-1)) !== undefined;
  });
  if (path === undefined) return undefined;
  if (place.path === "") return { text: path, field: path.replace(/\..*/, "") };
  return { text: path.includes(".") ? path : `${path} at the top level`, field: "" };
}

function suggestion({ text }: Meant): string | undefined {
  return text === "" ? undefined : `names are AWS's or ours, in camelCase; did you mean ${text}?`;
}

function listing(name: string, fields: readonly string[]): string {
  return `it takes ${either(fields)}; remove ${name} or use one of these.`;
}

function resourceOption(name: string): string | undefined {
  const option = resourceOptions.get(name);
  if (option === undefined) return undefined;
  return `${option} is a Pulumi resource option; move it to the third argument of new InstanceRefresh(...).`;
}

/** Options of Pulumi's own that are easily put among the inputs. https://www.pulumi.com/docs/iac/concepts/resources/options/ */
const resourceOptions = new Map([
  ["customTimeouts", "customTimeouts"],
  ["timeouts", "customTimeouts"],
  ["timeout", "customTimeouts"],
  ["dependsOn", "dependsOn"],
  ["ignoreChanges", "ignoreChanges"],
  ["parent", "parent"],
  ["protect", "protect"],
  ["provider", "provider"],
  ["replaceOnChanges", "replaceOnChanges"],
  ["retainOnDelete", "retainOnDelete"],
]);

/** Every field that can be reached without going through a list. */
function paths(shape: ObjectShape, from: string): readonly string[] {
  return Object.entries(shape.fields).flatMap(([name, field]) => {
    const path = below(from, name);
    return field.kind === "object" ? [path, ...paths(field, path)] : [path];
  });
}
