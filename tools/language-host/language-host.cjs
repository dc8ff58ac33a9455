// A stand-in for Pulumi's Node.js language host: runs a program when the engine asks for it. For tests and the offline demo.
//
// The official release of Pulumi contains the real one. Its Go module has no versions, so where the CLI had to be built from
// modules there is none, and this one serves `preview`, `up`, `refresh` and `destroy` of programs that are installed already.
const { spawn } = require("node:child_process");
const { createRequire } = require("node:module");
const { join } = require("node:path");
const grpc = require("@grpc/grpc-js");
const { Empty } = require("google-protobuf/google/protobuf/empty_pb");
const { LanguageRuntimeService } = require("@pulumi/pulumi/proto/language_grpc_pb");
const { GetRequiredPackagesResponse, RunResponse } = require("@pulumi/pulumi/proto/language_pb");
const { PluginInfo } = require("@pulumi/pulumi/proto/plugin_pb");

/** How `@pulumi/pulumi/cmd/run` says that the program failed and that the user has been told why. */
const USER_WAS_TOLD = 32;
/** The engine kills a language host 5 seconds after `Cancel`; a program gets as long. */
const PATIENCE_MILLISECONDS = 5_000;

const engineAddress = process.argv.at(-1);
const running = new Set();

const host = {
  getPluginInfo: (_call, answer) => {
    const info = new PluginInfo();
    info.setVersion(require("@pulumi/pulumi/package.json").version);
    answer(null, info);
  },

  // An honest list would make the CLI download every plugin it names.
  getRequiredPackages: (_call, answer) => answer(null, new GetRequiredPackagesResponse()),

  run: (call, answer) => {
    const program = start(call.request);
    running.add(program);
    program.on("error", (error) => answer({ code: grpc.status.INTERNAL, details: error.message }));
    program.on("exit", (code, signal) => {
      running.delete(program);
      const response = new RunResponse();
      if (code === USER_WAS_TOLD) response.setBail(true);
      else if (signal) response.setError(`Program was ended by ${signal}`);
      else if (code !== 0) response.setError(`Program exited with non-zero exit code: ${code}`);
      answer(null, response);
    });
  },

  cancel: (_call, answer) => {
    for (const program of running) {
      program.kill("SIGINT");
      setTimeout(() => program.kill("SIGKILL"), PATIENCE_MILLISECONDS).unref();
    }
    answer(null, new Empty());
  },
};

/** Starts the program's process: the SDK's own runner, resolved as the program would resolve it. */
function start(request) {
  const info = request.getInfo();
  const options = info.getOptions()?.toJavaScript() ?? {};
  const fromProgram = createRequire(join(info.getProgramDirectory(), "Pulumi.yaml"));
  const flags = {
    monitor: request.getMonitorAddress(),
    engine: engineAddress,
    organization: request.getOrganization(),
    project: request.getProject(),
    "root-directory": info.getRootDirectory(),
    stack: request.getStack(),
    pwd: request.getPwd(),
    parallel: request.getParallel() || "",
  };
  const given = Object.entries(flags).filter(([, value]) => value !== "");
  return spawn(
    "node",
    [
      ...shellWords(options.nodeargs ?? ""),
      fromProgram.resolve("@pulumi/pulumi/cmd/run"),
      ...given.flatMap(([flag, value]) => [`--${flag}`, `${value}`]),
      ...(request.getDryrun() ? ["--dry-run"] : []),
      info.getEntryPoint(),
      ...request.getArgsList(),
    ],
    {
      cwd: info.getProgramDirectory(),
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...configuration(request), ...typescript(options) },
    },
  );
}

/** The stack configuration as the SDK reads it: `aws:region` is spelt `aws:config:region`. */
function configuration(request) {
  const config = Object.fromEntries(
    request
      .getConfigMap()
      .toArray()
      .map(([key, value]) => [key.replace(":", ":config:"), value]),
  );
  const secret = request.getConfigsecretkeysList().map((key) => key.replace(":", ":config:"));
  return {
    PULUMI_CONFIG: JSON.stringify(config),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(secret),
  };
}

/** TypeScript programs run as they are, unless Pulumi.yaml says `typescript: false`. */
function typescript(options) {
  return {
    ...(options.typescript === false ? {} : { PULUMI_NODEJS_TYPESCRIPT: "true" }),
    ...(options.tsconfig ? { PULUMI_NODEJS_TSCONFIG_PATH: options.tsconfig } : {}),
  };
}

/** Splits at blanks outside quotes. */
function shellWords(text) {
  const words = text.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? [];
  return words.map((word) => word.replace(/["']/g, ""));
}

// The engine ends every operation with SIGINT and waits 5 seconds for those who linger; it closes stdin when it dies.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(0));
process.stdin.on("end", () => process.exit(0)).resume();

const server = new grpc.Server();
server.addService(LanguageRuntimeService, host);
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  process.stdout.write(`${port}\n`);
});
