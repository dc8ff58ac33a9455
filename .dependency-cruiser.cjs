// Which folder may import from which. No import goes in a circle, types included.

/** The engine's features that only compute: no I/O, no clock, no promise. */
const PURE = ["values", "inputs", "outputs", "refresh"];
/** The engine's features. Their asynchronous files wait for ports, and never for AWS, a file or a process themselves. */
const FEATURES = [
  ...PURE,
  ...["decision", "run", "watch", "gates", "preflight", "diagnosis", "preview", "resource"],
  "reporting",
];
const HOSTS = "^(provider|terraform)/";

const folders = (...names) => `^engine/(${names.join("|")})/`;
/** An import that is left when the code runs. Types of the AWS SDK and of Node are welcome anywhere in the engine. */
const atRunTime = { dependencyTypesNot: ["type-only"] };

const rule = (name, comment, from, to) => ({ name, severity: "error", comment, from, to });

module.exports = {
  forbidden: [
    rule("no-cycle", "Imports run one way, types included.", {}, { circular: true }),
    rule(
      "no-orphan",
      "A file that nobody imports and that imports nothing is dead.",
      { orphan: true, path: "^(engine|provider|simulator|terraform|tools|torture|bench)/.*[.]ts$" },
      {},
    ),
    rule(
      "resolvable",
      "What is imported is there.",
      // The constructs build on bindings that the build generates.
      { path: "^(engine|provider|simulator|terraform)/", pathNot: "^terraform/cdk/construct/" },
      { couldNotResolve: true },
    ),
    rule(
      "engine-without-hosts",
      "The engine never imports a host, nor what belongs to one.",
      { path: "^engine/" },
      { path: `${HOSTS}|node_modules/(@pulumi|@grpc|google-protobuf)/` },
    ),
    rule(
      "hosts-apart",
      "Hosts never import each other: what two of them need belongs to the engine.",
      { path: "^(provider|terraform)/" },
      { path: HOSTS, pathNot: "^$1/" },
    ),
    rule(
      "engine-and-simulator-apart",
      "A mistake that both shared would pass its own test.",
      { path: "^(engine|provider|terraform)/" },
      { path: "^simulator/" },
    ),
    rule(
      "simulator-alone",
      "The simulator knows neither the engine nor its hosts.",
      { path: "^simulator/" },
      { path: "^(engine|provider|terraform|test|tools|torture|bench)/|node_modules/@pulumi/" },
    ),
    rule(
      "simulated-model-without-protocol",
      "What is simulated does not depend on how it is served.",
      { path: "^simulator/model/" },
      { path: "^simulator/(protocol|actions|page)/" },
    ),
    rule(
      "pure-features",
      "These folders only compute.",
      { path: folders(...PURE), pathNot: "^engine/inputs/fingerprint[.]ts$" },
      {
        path: `^engine/(?!(${PURE.join("|")})/)`,
        pathNot: "^engine/gates/(gate|metric-gate)[.]ts$",
        ...atRunTime,
      },
    ),
    rule(
      "pure-features-without-io",
      "These folders only compute.",
      { path: folders(...PURE), pathNot: "^engine/inputs/fingerprint[.]ts$" },
      // node:util only computes.
      { path: "^(?!util$)", dependencyTypes: ["core"], dependencyTypesNot: ["type-only"] },
    ),
    rule(
      "features-behind-ports",
      "Features reach AWS and the machine through ports.",
      { path: folders(...FEATURES), pathNot: "^engine/reporting/run-report[.]ts$" },
      { path: "^engine/(aws|node|cli)/" },
    ),
    rule(
      "aws-sdk-in-one-place",
      "Only engine/aws calls the AWS SDK.",
      { path: "^(engine|provider|terraform)/", pathNot: "^engine/aws/" },
      { path: "node_modules/(@aws-sdk|@smithy)/", ...atRunTime },
    ),
    rule(
      "adapters-do-not-know-each-other",
      "The adapters to AWS and to the machine serve the features, not each other.",
      { path: "^engine/(aws|node)/" },
      { path: "^engine/(aws|node|cli)/", pathNot: "^engine/$1/" },
    ),
    rule(
      "shipped-without-tools",
      "What is published needs nothing of the tests and tools.",
      { path: "^(engine|provider|simulator)/" },
      { path: "^(test|tools|torture|bench|examples)/" },
    ),
    rule(
      "tools-without-tests",
      "Tools serve tests, not the other way round.",
      { path: "^tools/", pathNot: "^tools/page-picture/" },
      { path: "^(test|torture|bench)/" },
    ),
    rule(
      "tests-apart",
      "Tests share code in test/support only.",
      { path: "^test/(?!support/)([^/]+)/" },
      // An example's stage serves Terraform's examples too.
      { path: "^test/", pathNot: "^test/($1|support|corpus|examples/stage[.]ts$)" },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)dist/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["aws-instance-refresh-source", "require", "node", "default", "types"],
    },
  },
};
