/** Whatever is described in pages: the pages are the whole, and what is not asked as AWS asks is refused. */
import assert from "node:assert/strict";
import { operationsOf } from "../../../simulator/protocol/operation";
import { services as known, type ServiceName } from "../../../simulator/protocol/service";
import { simulatedActions } from "../../../simulator/simulation";
import { failureOf } from "../../support/protocol-clients";
import { withServices, type Services } from "../../support/services";
import { pagedOperations, pageWords, type PagedOperation, type PageWords } from "./rows";
import { makeSeveral } from "./world";

/** Asks a question in pages of a size, or with other words of pages. */
type Ask = (page: Readonly<Record<string, unknown>>) => Promise<Readonly<Record<string, unknown>>>;

/** Tests of their own: their pages have one size, or are cut otherwise. */
const elsewhere = ["ListMetrics", "GetMetricData", "GetInstanceTypesFromInstanceRequirements"];

describe("pages", () => {
  let end: () => void = () => undefined;
  let services: Services;
  let ids: Readonly<Record<string, string>>;
  before(async () => {
    await new Promise<void>((ready, failed) => {
      withServices(async (made) => {
        services = made;
        ids = await makeSeveral(made);
        await new Promise<void>((done) => {
          end = done;
          ready();
        });
      }).catch(failed);
    });
  });
  after(() => {
    end();
  });

  for (const operation of pagedOperations) {
    const words = wordsOf(operation);
    describe(`of ${operation.service} ${operation.name}`, () => {
      const ask: Ask = (page) =>
        callOf(services, operation)({ ...inputOf(operation, ids), ...page });

      it("are together what one answer gives", async () => {
        const whole = itemsOf(operation, await ask({}));
        assert.ok(operation.onePage ?? whole.length > words.least, `only ${whole.length}`);
        const pages = await allPages(ask, operation, words);
        assert.deepEqual(pages.flat(), whole);
        for (const page of pages.slice(0, -1)) assert.equal(page.length, words.least);
      });

      it("begin nowhere but where one ended", async () => {
        const [name] = await failureOf(ask({ [words.token]: "bm93aGVyZQ==" }));
        assert.equal(name.replace(/Exception$/u, ""), words.badToken);
      });

      const { badSize } = words;
      if (badSize) {
        it(`do not have a size of ${badSize[0]}`, async () => {
          const [name] = await failureOf(ask({ [words.size]: badSize[0] }));
          assert.equal(name, badSize[1]);
        });
      }

      if (operation.filters) {
        it("are not filtered by what nobody knows", async () => {
          const [name, message] = await failureOf(
            ask({ Filters: [{ Name: "colour", Values: ["red"] }] }),
          );
          const isEc2 = operation.service === "ec2";
          assert.equal(name, isEc2 ? "InvalidParameterValue" : "ValidationError");
          const sentence = isEc2
            ? /^The filter 'colour' is invalid$/u
            : /^Filter type colour is not correct\./u;
          assert.match(message, sentence);
        });
      }
    });
  }

  it("are tested of every operation that has them", () => {
    const paged = known.flatMap((service) =>
      [...operationsOf(service).values()]
        .filter(({ name }) => Object.hasOwn(simulatedActions[service.name], name))
        .filter(({ input }) => !input.isUnitSchema() && hasToken([...input.structIterator()]))
        .map(({ name }) => name)
        .filter((name) => !elsewhere.includes(name)),
    );
    assert.deepEqual(paged.toSorted(), pagedOperations.map(({ name }) => name).toSorted());
  });
});

function wordsOf({ service, bounds }: PagedOperation): PageWords {
  const words = pageWords[service as keyof typeof pageWords];
  if (!bounds || !words.badSize) return words;
  return { ...words, least: bounds[0], badSize: [bounds[1], words.badSize[1]] };
}

function hasToken(members: readonly (readonly [name: string, schema: unknown])[]): boolean {
  return members.some(([name]) => name === "NextToken" || name === "Marker");
}

async function allPages(
  ask: Ask,
  operation: PagedOperation,
  words: PageWords,
): Promise<readonly (readonly unknown[])[]> {
  const pages: (readonly unknown[])[] = [];
  let token: unknown;
  do {
    const answer = await ask({
      [words.size]: words.least,
      ...(token !== undefined && { [words.token]: token }),
    });
    pages.push(itemsOf(operation, answer));
    token = answer[words.nextToken];
  } while (token !== undefined);
  return pages;
}

function inputOf({ input = {} }: PagedOperation, ids: Readonly<Record<string, string>>): object {
  const named = Object.entries(input).map(([name, value]) => [name, ids[String(value)] ?? value]);
  return Object.fromEntries(named) as object;
}

function itemsOf(
  { list, key }: PagedOperation,
  answer: Readonly<Record<string, unknown>>,
): readonly unknown[] {
  const items = (answer[list] ?? []) as readonly Readonly<Record<string, unknown>>[];
  return key === undefined ? items : items.flatMap((item) => item[key]);
}

/** The client's method for an operation. */
function callOf(services: Services, { service, name }: PagedOperation): Ask {
  const client = services[clients[service]] as unknown as Readonly<Record<string, Ask>>;
  const method = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  return async (input) => {
    const { $metadata, ...answer } = (await client[method]?.(input)) ?? {};
    assert.ok($metadata);
    return answer;
  };
}

const clients: Readonly<Record<ServiceName, keyof Services>> = {
  autoscaling: "autoScaling",
  ec2: "ec2",
  elb: "elb",
  elbv2: "elbv2",
  sts: "sts",
  cloudwatch: "cloudWatch",
  ssm: "ssm",
};
