/** The command, as a shell sees it. */
import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { DescribeImagesCommand } from "@aws-sdk/client-ec2";
import { createClients } from "../../support/protocol-clients";

const command = join(__dirname, "../../../simulator/cli.ts");
const packageFile = join(__dirname, "../../../simulator/package.json");

interface Run {
  readonly child: ChildProcess;
  /** Everything on both outputs so far. */
  readonly output: () => { readonly stdout: string; readonly stderr: string };
}

function run(...options: string[]): Run {
  const child = spawn(process.execPath, ["--require", "tsx/cjs", command, ...options]);
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => {
    output.stdout += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    output.stderr += chunk.toString();
  });
  return { child, output: () => output };
}

async function ended({ child }: Run): Promise<number | null> {
  if (child.exitCode === null) await once(child, "close");
  return child.exitCode;
}

/** Runs a body against a command that listens, and ends the command afterwards. */
async function whileListening(
  options: string[],
  body: (url: string, running: Run) => Promise<void>,
): Promise<void> {
  const running = run("--port", "0", ...options);
  try {
    while (!running.output().stdout.includes("\n") && running.child.exitCode === null) {
      await Promise.race([
        once(running.child.stdout ?? running.child, "data"),
        once(running.child, "close"),
      ]);
    }
    const [first = ""] = running.output().stdout.split("\n");
    assert.match(first, /^listening on http:\/\/127\.0\.0\.1:\d+$/, running.output().stderr);
    await body(first.replace("listening on ", ""), running);
  } finally {
    running.child.kill("SIGKILL");
    await ended(running);
  }
}

async function withFile(content: unknown, body: (file: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "simulator-cli-"));
  try {
    const file = join(folder, "file.json");
    await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
    await body(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const describeGroups = new DescribeAutoScalingGroupsCommand({});

describe("the command", () => {
  it("says where it listens and how to point a client at it", async () => {
    await whileListening(["--clock", "virtual"], async (url, { output }) => {
      assert.match(output().stdout, new RegExp(`export AWS_ENDPOINT_URL=${url} `));
      const answer = await createClients(url).autoScaling.send(describeGroups);
      assert.deepEqual(answer.AutoScalingGroups, []);
    });
  });

  it("serves instance metadata where asked, and says where", async () => {
    await whileListening(["--metadata-port", "0"], async (_url, { output }) => {
      const found = /AWS_EC2_METADATA_SERVICE_ENDPOINT=(?<url>\S+)/u.exec(output().stdout);
      const answer = await fetch(`${found?.groups?.["url"] ?? ""}/latest/meta-data/instance-id`);
      assert.equal(answer.status, 401);
    });
  });

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`ends at ${signal}, also with a client connected`, async () => {
      await whileListening([], async (url, running) => {
        await createClients(url).autoScaling.send(describeGroups);
        running.child.kill(signal);
        assert.equal(await ended(running), 0);
      });
    });
  }

  it("tells its version, which is that of the package", async () => {
    const asked = run("--version");
    assert.equal(await ended(asked), 0);
    const { version } = JSON.parse(await readFile(packageFile, "utf8")) as {
      readonly version: string;
    };
    assert.equal(asked.output().stdout.trim(), version);
  });

  it("knows only its own images with --images known", () =>
    whileListening(["--images", "known"], async (url) => {
      const ImageIds = ["ami-0123456789abcdef0"];
      await assert.rejects(createClients(url).ec2.send(new DescribeImagesCommand({ ImageIds })), {
        name: "InvalidAMIID.NotFound",
      });
    }));

  it("begins with the world and the scenario of its files", async () => {
    const template = {
      LaunchTemplateName: "web",
      LaunchTemplateData: { ImageId: "ami-0123456789abcdef0", InstanceType: "t3.micro" },
    };
    const group = {
      AutoScalingGroupName: "web",
      MinSize: 0,
      MaxSize: 1,
      LaunchTemplate: { LaunchTemplateName: "web" },
      AvailabilityZones: ["us-east-1a"],
    };
    const world = [
      { service: "ec2", action: "CreateLaunchTemplate", parameters: template },
      { service: "autoscaling", action: "CreateAutoScalingGroup", parameters: group },
    ];
    await withFile(world, (worldFile) =>
      withFile([{ kind: "throttle", times: 1 }], (scenarioFile) =>
        whileListening(["--world", worldFile, "--scenario", scenarioFile], async (url) => {
          const { autoScaling } = createClients(url);
          await assert.rejects(autoScaling.send(describeGroups), { name: "Throttling" });
          const { AutoScalingGroups = [] } = await autoScaling.send(describeGroups);
          assert.deepEqual(
            AutoScalingGroups.map((found) => found.AutoScalingGroupName),
            ["web"],
          );
        }),
      ),
    );
  });

  const mistakes: readonly [options: string[], message: RegExp][] = [
    [["--port", "70000"], /--port.*0 to 65535/],
    [["--clock", "fast"], /--clock.*real, virtual, scaled/],
    [["--scale", "0"], /--scale.*above 0/],
    [["--world", "/nowhere.json"], /--world.*ENOENT/],
    [["--images", "some"], /--images.*any, known/],
    [["--speed", "9"], /unknown option '--speed'/],
  ];
  for (const [options, message] of mistakes) {
    it(`refuses ${options.join(" ")} and says why`, async () => {
      const refused = run(...options);
      assert.equal(await ended(refused), 1);
      assert.match(refused.output().stderr, message);
    });
  }

  it("refuses a scenario with all its faults", async () => {
    await withFile([{ kind: "storm" }, { kind: "drop" }], async (file) => {
      const refused = run("--port", "0", "--scenario", file);
      assert.equal(await ended(refused), 1);
      assert.match(refused.output().stderr, /2 faults: rules\[0\]\.kind.*rules\[1\]\.when/);
    });
  });

  it("warns of an address that others may reach", async () => {
    // An address of a documentation network: no machine has it, so the command cannot listen there either.
    const running = run("--port", "0", "--host", "203.0.113.1");
    assert.equal(await ended(running), 1);
    assert.match(running.output().stderr, /may be reached from other machines[^]*EADDRNOTAVAIL/);
  });
});
