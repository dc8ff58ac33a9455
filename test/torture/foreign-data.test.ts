/** What the provider has not written itself: states of every version, states edited by hand, and inputs that nobody expects. */
import assert from "node:assert/strict";
import { currentVersion, readCorpus } from "../../torture/foreign-data/corpus";
import { edit, edits } from "../../torture/foreign-data/edits";
import { read } from "../../torture/foreign-data/reading";
import { missing } from "../../torture/foreign-data/foreign-data";
import { liveWith, unexpected } from "../../torture/foreign-data/unexpected";

describe("the corpus of saved states", () => {
  it("has a file of every shape in the version that is written now: torture/foreign-data/write-corpus.ts makes them", () => {
    assert.deepEqual(missing(), []);
  });

  it("has files of every version before", () => {
    const versions = new Set(readCorpus().map(({ life }) => life.version));
    const all = Array.from({ length: currentVersion }, (_, index) => index + 1);
    assert.deepEqual([...versions].sort(), all);
  });

  for (const { name, life } of readCorpus()) {
    it(`goes on as if this provider had written it: ${name}`, async () => {
      assert.deepEqual((await read(life)).broken, []);
    });
  }
});

describe("a state that somebody has edited", () => {
  for (const one of edits) {
    it(`rolls nothing and loses nothing: ${one.name}`, async () => {
      assert.deepEqual(await edit(one), []);
    });
  }
});

describe("inputs that nobody expects", () => {
  for (const one of unexpected) {
    it(`are rolled, left alone, and rolled for a change: ${one.name}`, async () => {
      assert.deepEqual(await liveWith(one), []);
    });
  }
});
