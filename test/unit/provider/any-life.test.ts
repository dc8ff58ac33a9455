/** The life of a resource, drawn at random: edits, runs that are interrupted or fail, looks, instances that may not be replaced. */
import fc from "fast-check";
import { live, type Event, type Program } from "../../support/provider/a-life";

const either = <const Value>(...values: readonly Value[]) => fc.constantFrom(...values);
const version = either(1, 2, 3);
const build = either(1, 2);

const edit: fc.Arbitrary<Partial<Program>> = fc.oneof(
  fc.record({ version }),
  fc.record({ build }),
  fc.record({ version, build }),
  fc.record({ hold: fc.boolean() }),
  fc.record({ verify: either("warn", "strict") }),
  fc.record({ scaleInProtectedInstances: either("Refresh", "Ignore", "Wait") }),
  fc.record({ standbyInstances: either("Terminate", "Ignore", "Wait") }),
  fc.record({ ignoresTags: fc.boolean() }),
  fc.record({ retryAfterRollback: fc.boolean() }),
);
const end = fc.oneof(
  { weight: 3, arbitrary: fc.constant("well" as const) },
  {
    weight: 1,
    arbitrary: fc.record({ ends: either("Failed", "RollbackInProgress"), after: fc.nat(2) }),
  },
);
const event = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: either("edit"), edit }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: either("up"),
      end,
      interruptAt: fc.option(fc.nat(4), { nil: undefined, freq: 2 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: either("refresh") }) },
  { weight: 2, arbitrary: fc.record({ kind: either("protect", "standBy"), instance: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ kind: either("release") }) },
  { weight: 2, arbitrary: fc.record({ kind: either("time"), steps: fc.nat(6) }) },
) satisfies fc.Arbitrary<Event>;

const times = Number(process.env["PROPERTY_TIMES"] ?? 1);

describe("any life of a resource", () => {
  it("is green only when the fleet was rolled, starts what its preview says, and gets there", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 20, size: "max" }), live),
      { numRuns: 500 * times, seed: 20_262 },
    );
  }).timeout(60_000 * times);
});
