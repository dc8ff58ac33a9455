/** One declaration of the inputs: what is added there is everywhere. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { inputsSchema } from "../../../../engine/inputs/schema/inputs";
import type { ObjectSchema } from "../../../../engine/inputs/schema/schema";
import { normalizeInputs } from "../../../../engine/inputs/normalize";
import { validateInputs } from "../../../../engine/inputs/validate";
import { generatedFiles } from "../../../../tools/inputs/generated-files";

const checkout = resolve(__dirname, "../../../..");

describe("the declaration of the inputs", () => {
  it("is what the generated files were made from (npm run generate)", async () => {
    for (const { path, text } of await generatedFiles()) {
      assert.equal(await readFile(resolve(checkout, path), "utf8"), text, path);
    }
  });

  it("describes every field in sentences", () => {
    const faulty = fieldsOf(inputsSchema, "").filter(
      ([, { description }]) => !/^[A-Z].*\.$/.test(description),
    );
    assert.deepEqual(faulty, []);
  });
});

describe("an input and a value of an enum that are added to the declaration", () => {
  const { preferences, onConflict } = inputsSchema.fields;
  assert.ok(preferences?.kind === "object" && onConflict?.kind === "enum");
  const schema: ObjectSchema = {
    ...inputsSchema,
    fields: {
      ...inputsSchema.fields,
      onConflict: { ...onConflict, values: [...onConflict.values, "ask"] },
      preferences: {
        ...preferences,
        fields: {
          ...preferences.fields,
          coolDown: {
            kind: "number",
            isWhole: true,
            min: 0,
            max: 60,
            rule: "a cool-down is 0 to 60 seconds",
            description: "Seconds to rest.",
            default: 5,
          },
        },
      },
    },
  };

  const generated = async (path: string) =>
    (await generatedFiles(schema)).find((file) => file.path === path)?.text ?? "";

  it("are validated", () => {
    const inputs = {
      autoScalingGroupName: "web",
      onConflict: "ask",
      preferences: { coolDown: 61 },
    };
    assert.deepEqual(validateInputs(inputs, { schema }), [
      {
        property: "preferences.coolDown",
        reason:
          "61 is more than 60: a cool-down is 0 to 60 seconds; use a whole number from 0 to 60.",
      },
    ]);
  });

  it("are normalized", () => {
    const { preferences: normal } = normalizeInputs({ preferences: { coolDown: "6" } }, schema);
    assert.deepEqual(normal, { coolDown: 6 });
  });

  it("are in the types, with a hover text", async () => {
    const types = await generated("engine/inputs/inputs.ts");
    assert.match(types, /"wait" \| "supersede" \| "fail" \| "ask"/);
    assert.match(
      types,
      /\* Seconds to rest\.\n.*\n.*Range: 0 to 60\.\n.*\n.*@default 5\n.*\n\s+readonly coolDown\?: number;/,
    );
  });

  it("are on the reference page", async () => {
    const reference = await generated("docs/reference.md");
    assert.match(reference, /`onConflict`.*`ask`/);
    assert.match(
      reference,
      /`coolDown`\*\* \(whole number, 0 to 60\)\. Seconds to rest\. Default: `5`\./,
    );
  });
});

type Fields = ObjectSchema["fields"];

function fieldsOf(
  { fields }: ObjectSchema,
  path: string,
): readonly (readonly [path: string, field: Fields[string]])[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const inner = field.kind === "list" ? field.of : field;
    const here = [`${path}${name}`, field] as const;
    return inner.kind === "object" ? [here, ...fieldsOf(inner, `${path}${name}.`)] : [here];
  });
}
