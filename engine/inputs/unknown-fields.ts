/** Reports names that are not fields, and suggests the field that was probably meant. */
import { nearestName, sameName } from "./suggest";
import type { ReadContext } from "./read-context";
import type { ObjectSchema } from "./schema/schema";
import { below, either } from "./render-value";

/** Returns the fields of this object that were meant, so that no rule reports them missing as well. */
export function reportUnknownFields(
  schema: ObjectSchema,
  names: readonly string[],
  context: ReadContext,
): readonly string[] {
  const fields = Object.keys(schema.fields);
  const aliases = Object.values(schema.fields).flatMap((field) => field.aliases ?? []);
  return names
    .filter((name) => !fields.includes(name) && !aliases.includes(name))
    .map((name) => {
      const meant = meantField(name, fields, context);
      const end = resourceOption(name) ?? suggestion(meant) ?? listing(name, fields);
      const object =
        context.path === "" ? "an input of InstanceRefresh" : `a field of ${context.path}`;
      const reason = `${name} is not ${object}: ${end}`;
      context.report({ property: below(context.path, name), reason });
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

function meantField(name: string, fields: readonly string[], context: ReadContext): Meant {
  const near = sameName(name, fields) ?? elsewhere(name, context) ?? nearestName(name, fields);
  if (near === undefined) return nothing;
  return typeof near === "string" ? { text: near, field: near } : near;
}

function elsewhere(name: string, context: ReadContext): Meant | undefined {
  const path = paths(context.root, "").find((known) => {
    // A short name, such as `tags`, does not show which object it belongs to.
    const isSpecific = name.length >= 7 || !known.includes(".");
    return isSpecific && sameName(name, known.split(".").slice(-1)) !== undefined;
  });
  if (path === undefined) return undefined;
  if (context.path === "") return { text: path, field: path.replace(/\..*/, "") };
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
  ["recontextOnChanges", "recontextOnChanges"],
  ["retainOnDelete", "retainOnDelete"],
]);

/** Every field that can be reached without going through a list. */
function paths(schema: ObjectSchema, from: string): readonly string[] {
  return Object.entries(schema.fields).flatMap(([name, field]) => {
    const path = below(from, name);
    return field.kind === "object" ? [path, ...paths(field, path)] : [path];
  });
}
