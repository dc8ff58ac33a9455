import assert from "node:assert/strict";
import { createSequence } from "../../../simulator/model/sequence";
import { createTagIndex } from "../../../simulator/model/tag-index";

describe("a sequence", () => {
  it("is read from any place on, also where its keys are gone", () => {
    const sequence = createSequence();
    for (let number = 1; number <= 10; number += 1) sequence.append(number, `key ${number}`);
    for (const number of [2, 3, 4, 6, 7, 9, 9]) sequence.remove(number);
    assert.deepEqual([...sequence.after(-Infinity)], ["key 1", "key 5", "key 8", "key 10"]);
    assert.deepEqual([...sequence.after(3)], ["key 5", "key 8", "key 10"]);
    assert.deepEqual([...sequence.after(10)], []);
  });
});

describe("a tag index", () => {
  it("finds things by the tags that they have now", () => {
    const index = createTagIndex();
    index.change("one", {}, { colour: "red", size: "large" });
    index.change("two", {}, { colour: "red" });
    index.change("one", { colour: "red", size: "large" }, { colour: "blue", size: "large" });
    assert.deepEqual([...index.withTag("colour", "red")], ["two"]);
    assert.deepEqual([...index.withTag("colour", "blue")], ["one"]);
    index.change("two", { colour: "red" }, {});
    assert.deepEqual([...index.withTag("colour", "red")], []);
  });
});
