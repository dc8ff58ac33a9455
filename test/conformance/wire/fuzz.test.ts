/** Random requests never bring the simulator down, and never make it fail in a way that nobody scripted. */
import fc from "fast-check";
import type { Operation } from "../../../simulator/protocol/operation";
import { aRequest, encode, wiresOf, type Wire } from "../../support/fuzz/encode";
import { inputOf } from "../../support/fuzz/inputs";
import { withKnown } from "../../support/fuzz/known";
import {
  headers,
  mutatedBytes,
  mutatedForm,
  mutatedInput,
  noise,
} from "../../support/fuzz/mutations";
import { simulated } from "../../support/fuzz/simulated";
import { survives, type Draft } from "../../support/fuzz/survives";

/** An operation in one of its protocols. */
interface Asked {
  readonly operation: Operation;
  readonly wire: Wire;
}

const asked: readonly Asked[] = simulated.flatMap((operation) =>
  wiresOf(operation).map((wire) => ({ operation, wire })),
);
const inForms = asked.filter(({ wire }) => wire === "form");
const inDocuments = asked.filter(({ wire }) => wire !== "form");

const inputs = new Map(simulated.map((operation) => [operation, inputOf(operation)]));

/** One of the operations, with an input that is drawn for it. */
function drawn(among: readonly Asked[]): fc.Arbitrary<Asked & { readonly input: object }> {
  return fc
    .constantFrom(...among)
    .chain((one) =>
      (inputs.get(one.operation) ?? fc.constant({})).map((input) => ({ ...one, input })),
    );
}

describe("a simulator under random requests", function () {
  this.timeout(0);
  const { warn } = console;
  before(() => {
    // The CBOR decoder complains of numbers that are too long for JavaScript.
    console.warn = () => undefined;
  });
  after(() => {
    console.warn = warn;
  });

  it("answers 45,000 inputs of the right types, in every protocol", async () => {
    await survives(drawn(asked).map(typed), 45_000);
  });

  it("answers 15,000 documents with something out of place", async () => {
    const drafts = drawn(inDocuments).chain(({ input, ...one }) =>
      mutatedInput(input).map((changed) => typed({ ...one, input: changed })),
    );
    await survives(drafts, 15_000);
  });

  it("answers 15,000 forms with parameters that make no sense", async () => {
    const drafts = drawn(inForms).chain((one) => {
      const request = encode(one.operation, one.input, one.wire);
      return mutatedForm(Buffer.from(request.body).toString("utf8")).map((body): Draft => () => ({
        ...request,
        body: Buffer.from(body),
      }));
    });
    await survives(drafts, 15_000);
  });

  it("answers 8,000 requests with broken bytes and foreign headers", async () => {
    const drafts = drawn(asked).chain((one) => {
      const request = encode(one.operation, one.input, one.wire);
      return fc.tuple(mutatedBytes(request.body), headers).map(([body, more]): Draft => () => ({
        ...request,
        body,
        headers: { ...request.headers, ...more },
      }));
    });
    await survives(drafts, 8000);
  });

  it("answers 8,000 requests that are none at all", async () => {
    await survives(
      noise.map((request) => () => aRequest(request)),
      8000,
    );
  });

  it("answers 3,000 requests whose signature it checks", async () => {
    const keys = [{ accessKeyId: "AKIA", secretAccessKey: "secret" }];
    const drafts = drawn(asked).chain((one) =>
      headers.map((more): Draft => {
        const request = encode(one.operation, one.input, one.wire);
        return () => ({ ...request, headers: { ...request.headers, ...more } });
      }),
    );
    await survives(drafts, 3000, keys);
  });
});

function typed({ operation, wire, input }: Asked & { readonly input: object }): Draft {
  return (known) => encode(operation, withKnown(input, known), wire);
}
