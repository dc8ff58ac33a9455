/** Every fourth cell of the fault matrix, so that each fault and each phase has its turn; `npm run torture` has them all. */
import assert from "node:assert/strict";
import { notCalled, tryCell } from "../../torture/fault-matrix/cell";
import { endings } from "../../torture/fault-matrix/endings";
import { faults } from "../../torture/fault-matrix/faults";
import { phases } from "../../torture/fault-matrix/phases";
import { readTable } from "../../torture/fault-matrix/table";

const table = readTable();

describe("the table in docs/faults.md", () => {
  it("has a row for every fault and a column for every phase", () => {
    assert.deepEqual(
      [...table.keys()],
      faults.map(({ name }) => name),
    );
    for (const row of table.values()) {
      assert.deepEqual(
        [...row.keys()],
        phases.map(({ name }) => name),
      );
    }
  });

  it("uses words of which each has a proof, and needs every one of them", () => {
    const words = [...table.values()].flatMap((row) => [...row.values()]);
    assert.deepEqual([...new Set(words)].sort(), [...Object.keys(endings), notCalled].sort());
  });
});

describe("a fault", () => {
  for (const [index, fault] of faults.entries()) {
    it(`ends as the table says: ${fault.name}`, async () => {
      for (const phase of phases.filter((_, column) => (index + column) % 4 === 0)) {
        const word = table.get(fault.name)?.get(phase.name) ?? "";
        const broken = await tryCell(fault, phase, word);
        assert.equal(broken, undefined, `${phase.name} (${word}): ${broken ?? ""}`);
      }
    });
  }
});
