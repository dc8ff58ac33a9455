// Lint: strict types everywhere, which folder may import from which, and the limits that keep files small.
import eslint from "@eslint/js";
import tseslint from "typescript-eslint";

const forbid = (...patterns) => ({
  "@typescript-eslint/no-restricted-imports": ["error", { patterns }],
});
const pulumi = { group: ["@pulumi/*", "@grpc/*"], message: "Only provider/ knows Pulumi." };
const awsSdk = {
  group: ["@aws-sdk/*", "@smithy/*"],
  allowTypeImports: true,
  message: "Only engine/aws knows the AWS SDK.",
};
const node = { group: ["node:*"], message: "This folder is pure: no I/O, no clock." };
const simulator = {
  group: ["aws-autoscaling-simulator*", "**/simulator/**"],
  message: "The simulator and the engine with its hosts never import each other.",
};
const engine = {
  group: [
    "aws-instance-refresh*",
    "pulumi-aws-instance-refresh*",
    "terraform-provider-instancerefresh*",
    "**/engine/**",
    "**/provider/**",
    "**/terraform/**",
  ],
  message: "The simulator and the engine with its hosts never import each other.",
};
const hosts = {
  group: [
    "pulumi-aws-instance-refresh*",
    "terraform-provider-*",
    "**/provider/**",
    "**/terraform/**",
  ],
  message: "The engine never imports a host.",
};
/** The engine's features that only compute: no I/O, no clock, no promise. */
const PURE = ["values", "inputs", "refresh"];
/** The engine's features that wait for ports. Their pure files import no I/O either. */
const ASYNC = [
  "decision",
  "run",
  "watch",
  "gates",
  "preflight",
  "diagnosis",
  "preview",
  "resource",
];
const outward = (...folders) => ({
  group: folders.map((folder) => `**/${folder}/**`),
  message: "Imports run one way: pure features <- async features <- aws, node <- cli, hosts.",
});

export default tseslint.config(
  {
    ignores: ["**/dist/**", "**/node_modules/**", "coverage/**", ".cache/**", "examples/**/bin/**"],
  },
  eslint.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-unnecessary-condition": [
        "error",
        { allowConstantLoopConditions: true },
      ],
      "@typescript-eslint/consistent-type-definitions": ["error", "interface"],
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 50, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 4],
      "max-depth": ["error", 3],
      eqeqeq: "error",
    },
  },
  { files: ["engine/**/*.ts"], rules: forbid(simulator, hosts, pulumi) },
  {
    files: PURE.map((folder) => `engine/${folder}/**/*.ts`),
    ignores: ["engine/inputs/fingerprint.ts"],
    rules: forbid(simulator, hosts, pulumi, awsSdk, node, outward("aws", "node", "cli")),
  },
  {
    files: ASYNC.map((folder) => `engine/${folder}/**/*.ts`),
    rules: forbid(simulator, hosts, pulumi, awsSdk, outward("aws", "cli")),
  },
  {
    files: ["engine/aws/**/*.ts", "engine/node/**/*.ts"],
    rules: forbid(simulator, hosts, pulumi, outward("cli")),
  },
  { files: ["provider/**/*.ts"], rules: forbid(simulator, awsSdk) },
  {
    files: ["terraform/**/*.ts"],
    rules: forbid(simulator, awsSdk, {
      group: ["@pulumi/*", "pulumi-aws-instance-refresh*"],
      message: "Hosts never import each other.",
    }),
  },
  {
    files: ["simulator/**/*.ts"],
    rules: forbid(engine, { ...pulumi, message: "The simulator does not know Pulumi." }),
  },
  {
    files: ["simulator/model/**/*.ts"],
    rules: forbid(
      engine,
      { ...pulumi, message: "The simulator does not know Pulumi." },
      {
        group: ["**/protocol/**", "**/actions/**", "**/page/**", "**/scenario/**"],
        message: "The model knows nothing of the wire: actions and protocol import the model.",
      },
    ),
  },
  {
    files: ["test/**/*.ts", "bench/**/*.ts", "torture/**/*.ts"],
    rules: {
      "max-lines-per-function": "off",
      "@typescript-eslint/no-floating-promises": [
        "error",
        {
          allowForKnownSafeCalls: [{ from: "package", package: "mocha", name: ["describe", "it"] }],
        },
      ],
    },
  },
  {
    files: ["**/*.mjs", "**/*.cjs", "**/*.js"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        require: "readonly",
        module: "writable",
        __dirname: "readonly",
        URL: "readonly",
        setTimeout: "readonly",
        clearTimeout: "readonly",
        fetch: "readonly",
        Buffer: "readonly",
        AbortController: "readonly",
      },
    },
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
);
