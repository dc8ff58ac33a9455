/** Every shape that JSON and CBOR can carry, each as it is written on the wire and read back. */
import assert from "node:assert/strict";
import { cbor } from "@smithy/core/cbor";
import { NormalizedSchema } from "@smithy/core/schema";
import type { $Schema } from "@smithy/types";
import { readDocument } from "../../../../simulator/protocol/read-document";
import {
  blob,
  boolean,
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

interface Shape {
  readonly title: string;
  readonly member: $Schema;
  /** What the client writes. */
  readonly written: unknown;
  /** What `Member` holds. */
  readonly value: unknown;
}

const newYear = new Date("2026-01-01T00:00:00Z");
const seconds = newYear.getTime() / 1000;

/** Shapes that JSON and CBOR write in the same way. */
const shapes: readonly Shape[] = [
  same("a text", text, "é<&>\u0000"),
  same("a number", number, -1.5),
  same("a long number", number, 2 ** 53 - 1),
  same("a boolean", boolean, false),
  same("an empty list", list(text), []),
  same("a list of lists", list(list(number)), [[1, 2], [], [3]]),
  same("an empty map", map(text, text), {}),
  same("a map of lists", map(text, list(text)), { a: ["x"], b: [] }),
  same("a map of structures", map(text, structure({ Name: text })), { a: { Name: "x" } }),
  same("a list of structures", list(structure({ Inner: list(number) })), [{ Inner: [1] }, {}]),
  same("names that XML would change", named(text, { xmlName: "Other" }), "x"),
  {
    title: "members that are null, which are absent",
    member: structure({ Name: text, Other: text }),
    written: { Name: null, Other: "x" },
    value: { Other: "x" },
  },
  { title: "a time in seconds", member: secondsTime, written: seconds, value: newYear },
  {
    title: "a time in parts of a second",
    member: secondsTime,
    written: seconds + 0.5,
    value: new Date(newYear.getTime() + 500),
  },
  { title: "a time as a text", member: isoTime, written: "2026-01-01T00:00:00Z", value: newYear },
  { title: "no number", member: number, written: "NaN", value: NaN },
  { title: "an endless number", member: number, written: "-Infinity", value: -Infinity },
];

function same(title: string, member: $Schema, value: unknown): Shape {
  return { title, member, written: value, value };
}

const inJson: readonly Shape[] = [
  { title: "bytes in base64", member: blob, written: "aGVsbG8=", value: Buffer.from("hello") },
];

const inCbor: readonly Shape[] = [
  {
    title: "bytes as they are",
    member: blob,
    written: Buffer.from("hello"),
    value: Buffer.from("hello"),
  },
  { title: "a whole number of 64 bits", member: number, written: 2n ** 40n, value: 2 ** 40 },
];

function carries(some: readonly Shape[], transmit: (document: unknown) => unknown): void {
  for (const { title, member, written, value } of some) {
    it(`carries ${title}`, () => {
      const schema = NormalizedSchema.of(structure({ Member: member }));
      const { input, mismatches } = readDocument(schema, transmit({ Member: written }));
      assert.deepEqual(mismatches, []);
      assert.deepEqual(plain(input["Member"]), plain(value));
    });
  }
}

describe("a request in JSON", () => {
  carries([...shapes, ...inJson], (document) => JSON.parse(JSON.stringify(document)) as unknown);
});

describe("a request in CBOR", () => {
  carries(
    [...shapes, ...inCbor],
    (document) => cbor.deserialize(cbor.serialize(document)) as unknown,
  );
});
