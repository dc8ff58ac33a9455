/** Every shape that a form-encoded protocol can carry, also those that no simulated service uses today. */
import assert from "node:assert/strict";
import { NormalizedSchema } from "@smithy/core/schema";
import type { $Schema } from "@smithy/types";
import { parseForm } from "../../../../simulator/protocol/form";
import { readForm, type FormStyle } from "../../../../simulator/protocol/read-form";
import {
  blob,
  httpTime,
  isoTime,
  list,
  map,
  named,
  number,
  plain,
  secondsTime,
  structure,
  text,
} from "./shapes";

const newYear = new Date("2026-01-01T00:00:00Z");
const flattened = { xmlFlattened: 1 } as const;

interface Shape {
  readonly title: string;
  readonly member: $Schema;
  readonly body: string;
  /** What `Member` holds. */
  readonly value: unknown;
}

const queryShapes: readonly Shape[] = [
  {
    title: "a list",
    member: list(text),
    body: "Member.member.1=a&Member.member.2=b",
    value: ["a", "b"],
  },
  {
    title: "a list without wrapper",
    member: list(text, flattened),
    body: "Member.1=a&Member.2=b",
    value: ["a", "b"],
  },
  {
    title: "a list whose items have a name",
    member: list(named(text, { xmlName: "item" })),
    body: "Member.item.1=a",
    value: ["a"],
  },
  {
    title: "a list of lists",
    member: list(list(number)),
    body: "Member.member.1.member.1=7",
    value: [[7]],
  },
  { title: "an empty list", member: list(text), body: "Member=", value: [] },
  {
    title: "a list in the order of its numbers, which need not be complete",
    member: list(text),
    body: "Member.member.10=b&Member.member.9=a&Member.member.30=c",
    value: ["a", "b", "c"],
  },
  {
    title: "a list of structures with lists of structures",
    member: list(structure({ Inner: list(structure({ Name: text }), flattened) })),
    body: "Member.member.1.Inner.1.Name=a&Member.member.1.Inner.2.Name=b&Member.member.2.Inner.1.Name=c",
    value: [{ Inner: [{ Name: "a" }, { Name: "b" }] }, { Inner: [{ Name: "c" }] }],
  },
  {
    title: "a list of times",
    member: list(secondsTime),
    body: "Member.member.1=1767225600",
    value: [newYear],
  },
  { title: "an empty text", member: text, body: "Member=", value: "" },
  {
    title: "what forms escape",
    member: text,
    body: "Member=a%26b%3D%C3%A9+%2B%0A",
    value: "a&b=é +\n",
  },
  {
    title: "a map",
    member: map(text, number),
    body: "Member.entry.1.key=a&Member.entry.1.value=1&Member.entry.2.key=b&Member.entry.2.value=2",
    value: { a: 1, b: 2 },
  },
  {
    title: "a map without wrapper",
    member: map(text, text, flattened),
    body: "Member.1.key=a&Member.1.value=x",
    value: { a: "x" },
  },
  {
    title: "a map whose keys and values have names",
    member: map(named(text, { xmlName: "K" }), named(text, { xmlName: "V" })),
    body: "Member.entry.1.K=a&Member.entry.1.V=x",
    value: { a: "x" },
  },
  {
    title: "a map of structures",
    member: map(text, structure({ Name: text })),
    body: "Member.entry.1.key=a&Member.entry.1.value.Name=x",
    value: { a: { Name: "x" } },
  },
  {
    title: "a map of lists",
    member: map(text, list(text)),
    body: "Member.entry.1.key=a&Member.entry.1.value.member.1=x",
    value: { a: ["x"] },
  },
  {
    title: "a member with another name",
    member: structure({ Inner: named(text, { xmlName: "Other" }) }),
    body: "Member.Other=x",
    value: { Inner: "x" },
  },
  {
    title: "a time in ISO 8601",
    member: isoTime,
    body: "Member=2026-01-01T00%3A00%3A00Z",
    value: newYear,
  },
  {
    title: "a time in HTTP's form",
    member: httpTime,
    body: "Member=Thu%2C+01+Jan+2026+00%3A00%3A00+GMT",
    value: newYear,
  },
  { title: "a time in seconds", member: secondsTime, body: "Member=1767225600", value: newYear },
  { title: "bytes", member: blob, body: "Member=aGVsbG8%3D", value: Buffer.from("hello") },
  { title: "no number", member: number, body: "Member=NaN", value: NaN },
  { title: "an endless number", member: number, body: "Member=-Infinity", value: -Infinity },
];

const ec2Shapes: readonly Shape[] = [
  {
    title: "a list, always without wrapper",
    member: list(text),
    body: "Member.1=a&Member.2=b",
    value: ["a", "b"],
  },
  {
    title: "a list whose items have a name that counts for answers only",
    member: list(named(text, { xmlName: "item" })),
    body: "Member.1=a",
    value: ["a"],
  },
  {
    title: "a list of structures",
    member: list(structure({ Name: text })),
    body: "Member.1.Name=a",
    value: [{ Name: "a" }],
  },
  {
    title: "a list of lists",
    member: list(list(number)),
    body: "Member.1.1=7&Member.1.2=8&Member.2.1=9",
    value: [[7, 8], [9]],
  },
  {
    title: "a list of structures with a list",
    member: list(structure({ Inner: list(text) })),
    body: "Member.2.Inner.1=b&Member.1.Inner.1=a",
    value: [{ Inner: ["a"] }, { Inner: ["b"] }],
  },
  {
    title: "an XML name with a capital",
    member: structure({ Inner: named(text, { xmlName: "other" }) }),
    body: "Member.Other=x",
    value: { Inner: "x" },
  },
  {
    title: "EC2's own name before the XML name",
    member: structure({ Inner: named(text, { xmlName: "other", ec2QueryName: "own" }) }),
    body: "Member.own=x",
    value: { Inner: "x" },
  },
  {
    title: "a time in ISO 8601",
    member: isoTime,
    body: "Member=2026-01-01T00%3A00%3A00Z",
    value: newYear,
  },
  { title: "bytes", member: blob, body: "Member=aGVsbG8%3D", value: Buffer.from("hello") },
];

function carries(style: FormStyle, shapes: readonly Shape[]): void {
  for (const { title, member, body, value } of shapes) {
    it(`carries ${title}`, () => {
      const schema = NormalizedSchema.of(structure({ Member: member }));
      const { input, mismatches } = readForm(schema, parseForm(body), style);
      assert.deepEqual(mismatches, []);
      assert.deepEqual(plain(input["Member"]), plain(value));
    });
  }
}

describe("a request in the Query protocol", () => {
  carries("awsQuery", queryShapes);
});

describe("a request in EC2's Query protocol", () => {
  carries("ec2Query", ec2Shapes);
});
