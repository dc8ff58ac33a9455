/** Lets each fault strike each phase, and holds the ending against the table in docs/faults.md. */
import type { RobustnessTest } from "../robustness-test";
import { tryCell } from "./cell";
import { faults } from "./faults";
import { phases } from "./phases";
import { readTable } from "./table";

export const faultMatrix: RobustnessTest = {
  name: "fault-matrix",
  title: "Every fault in every phase: it ends as docs/faults.md says, and the next run ends right",
  run: async (_options, say) => {
    const promised = readTable();
    const table: string[][] = [["fault", ...phases.map(({ name }) => name)]];
    const broken: string[] = [];
    for (const fault of faults) {
      say(fault.name);
      const row: string[] = [fault.name];
      for (const phase of phases) {
        const word = promised.get(fault.name)?.get(phase.name) ?? "";
        const what = await tryCell(fault, phase, word);
        row.push(what === undefined ? word : `BROKEN ${word}`);
        if (what !== undefined) broken.push(`${fault.name} × ${phase.name} (${word}): ${what}`);
      }
      table.push(row);
    }
    return { table, broken };
  },
};
