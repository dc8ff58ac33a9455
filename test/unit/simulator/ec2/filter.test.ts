/** EC2's filters. */
import assert from "node:assert/strict";
import { select } from "../../../../simulator/actions/ec2/filter";

interface Pet {
  readonly name: string;
  readonly toys: readonly string[];
  readonly isTame: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

const pets: readonly Pet[] = [
  { name: "cat", toys: ["ball", "mouse"], isTame: true, tags: { owner: "ann" } },
  { name: "cow", toys: [], isTame: true, tags: { owner: "bob", barn: "" } },
  { name: "c*t", toys: ["ball"], isTame: false, tags: {} },
];

const filterable = {
  fields: {
    name: (pet: Pet) => pet.name,
    toy: (pet: Pet) => pet.toys,
    tame: (pet: Pet) => pet.isTame,
  },
  tags: (pet: Pet) => pet.tags,
};

function names(...filters: readonly (readonly [string, ...string[]])[]): string {
  const asked = filters.map(([Name, ...Values]) => ({ Name, Values }));
  return [...select(pets, asked, filterable)].map(({ name }) => name).join(" ");
}

describe("filters", () => {
  const table: readonly (readonly [string, string, string])[] = [
    ["a value", names(["name", "cat"]), "cat"],
    ["any of several values", names(["name", "cat", "cow"]), "cat cow"],
    ["all of several filters", names(["name", "cat", "cow"], ["toy", "ball"]), "cat"],
    ["any item of a list", names(["toy", "mouse"]), "cat"],
    ["a boolean as text", names(["tame", "false"]), "c*t"],
    ["any text at a star", names(["name", "c*"]), "cat cow c*t"],
    ["one character at a question mark", names(["name", "c?t"]), "cat c*t"],
    ["a star itself after a backslash", names(["name", "c\\*t"]), "c*t"],
    [
      "no text for signs that patterns have",
      names(["name", "c-*", "[c]*", "(c|d)*", "c\\*{1}"]),
      "",
    ],
    ["a dot only at a dot", names(["name", "c.t*"]), ""],
    ["a tag", names(["tag:owner", "ann"]), "cat"],
    ["a tag with an empty value", names(["tag:barn", ""]), "cow"],
    ["the key of a tag", names(["tag-key", "owner"]), "cat cow"],
    ["nothing without a value", names(["name"]), ""],
  ];
  for (const [what, found, expected] of table) {
    it(`match ${what}`, () => {
      assert.equal(found, expected);
    });
  }

  it("that are unknown are an error that names them", () => {
    assert.throws(() => names(["colour", "red"]), {
      code: "InvalidParameterValue",
      message: "The filter 'colour' is invalid",
    });
  });

  it("do not mistake what every object has for a field", () => {
    assert.throws(() => names(["constructor", "x"]), { code: "InvalidParameterValue" });
  });
});
