// Lint: strict types everywhere, which folder may import from which, and the limits that keep files small.
import eslint from "@eslint/js";
import tseslint from "typescript-eslint";

const forbid = (...patterns) => ({
  "@typescript-eslint/no-restricted-imports": ["error", { patterns }],
});
const pulumi = { group: ["@pulumi/*", "@grpc/*"], message: "Only provider/pulumi knows Pulumi." };
const awsSdk = {
  group: ["@aws-sdk/*", "@smithy/*"],
  allowTypeImports: true,
  message: "Only provider/aws knows the AWS SDK.",
};
const node = { group: ["node:*"], message: "core is pure: no I/O, no clock." };
const simulator = {
  group: ["aws-autoscaling-simulator*", "**/simulator/**"],
  message: "provider and simulator never import each other.",
};
const provider = {
  group: ["pulumi-aws-instance-refresh*", "**/provider/**"],
  message: "provider and simulator never import each other.",
};
const outward = (...folders) => ({
  group: folders.map((folder) => `**/${folder}/**`),
  message: "Imports run one way: core <- operations <- pulumi <- index.",
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
      "max-lines": ["error", { max: 200, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 50, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 4],
      "max-depth": ["error", 3],
      eqeqeq: "error",
    },
  },
  { files: ["provider/**/*.ts"], rules: forbid(simulator) },
  {
    files: ["provider/core/**/*.ts"],
    rules: forbid(simulator, pulumi, awsSdk, node, outward("operations", "aws", "pulumi")),
  },
  {
    files: ["provider/operations/**/*.ts"],
    rules: forbid(simulator, pulumi, awsSdk, outward("aws", "pulumi")),
  },
  { files: ["provider/aws/**/*.ts"], rules: forbid(simulator, pulumi, outward("pulumi")) },
  { files: ["provider/pulumi/**/*.ts"], rules: forbid(simulator, awsSdk) },
  {
    files: ["simulator/**/*.ts"],
    rules: forbid(provider, { ...pulumi, message: "The simulator does not know Pulumi." }),
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
