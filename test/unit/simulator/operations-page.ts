/** Renders docs/simulator-operations.md: every operation that the services have, and how far each is simulated. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { operationsOf } from "../../../simulator/protocol/operation";
import { services, type Service, type ServiceName } from "../../../simulator/protocol/service";
import { simulatedActions } from "../../../simulator/simulation";

const docs = join(__dirname, "../../../docs");

export const operationsFile = join(docs, "simulator-operations.md");

/** The page as it should be. */
export function renderOperations(): string {
  const told = tellings();
  return [
    "# Every operation",
    "",
    "What the simulator makes of each operation of the services it speaks, as the pinned AWS SDK has them. Absent operations answer",
    "`NotImplemented` (HTTP 501). Notes and evidence are in [simulator.md](simulator.md). `UPDATE_DOCS=1 npx mocha",
    "test/unit/simulator/operations-page.test.ts` writes this page.",
    "",
    services.map((service) => renderService(service, told)).join("\n"),
  ].join("\n");
}

function renderService(service: Service, told: ReadonlyMap<string, string>): string {
  const simulated = simulatedActions[service.name];
  const rows = [...operationsOf(service).keys()]
    .sort()
    .map((name) => [
      `\`${name}\``,
      Object.hasOwn(simulated, name)
        ? (told.get(`${folders[service.name]} ${name}`) ?? "not told")
        : "absent",
    ]);
  return [`## ${service.title}`, "", ...renderTable([["Operation", ""], ...rows]), ""].join("\n");
}

/** Aligned, as the formatter has tables. */
function renderTable(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const render = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const line = widths.map((width) => "-".repeat(width));
  return rows.flatMap((row, index) => (index === 0 ? [render(row), render(line)] : [render(row)]));
}

/** The word that docs/simulator.md has for each operation, by `folder name`: services share names. */
function tellings(): ReadonlyMap<string, string> {
  const sections = readFileSync(join(docs, "simulator.md"), "utf8").split("\n### ");
  return new Map(
    sections.flatMap((section) => {
      const [, folder = ""] = /`simulator\/actions\/([a-z0-9-]+)`/u.exec(section) ?? [];
      const rows = section.matchAll(/^\| `([A-Z]\w+)` +\| (supported|simplified)/gmu);
      return [...rows].map(([, name = "", word = ""]) => [`${folder} ${name}`, word] as const);
    }),
  );
}

/** Where the actions of a service are. */
const folders: Readonly<Record<ServiceName, string>> = {
  autoscaling: "auto-scaling",
  ec2: "ec2",
  elb: "elastic-load-balancing",
  elbv2: "elastic-load-balancing-v2",
  sts: "sts",
  cloudwatch: "cloud-watch",
  ssm: "ssm",
};
