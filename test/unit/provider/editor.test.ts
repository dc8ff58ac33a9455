/** What an editor shows of the resource: a text for every input and output, and the values of an enum. */
import assert from "node:assert/strict";
import { resolve } from "node:path";
import ts from "typescript";

const folder = resolve(__dirname, "../../../provider");
const file = resolve(folder, "a-program.ts");

const program = `
import { InstanceRefresh } from "./index";
const refresh = new InstanceRefresh("web", {
  autoScalingGroupName: "web",
  preferences: { minHealthyPercentage: 90, scaleInProtectedInstances: "Wait" },
  ignoreTemplateFields: ["tagSpecifications"],
});
refresh.status;
`;

function serve(): ts.LanguageService {
  const config = ts.getParsedCommandLineOfConfigFile(
    resolve(folder, "tsconfig.json"),
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
        assert.fail(ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"));
      },
    },
  );
  const isProgram = (name: string) => resolve(name) === file;
  return ts.createLanguageService({
    getCompilationSettings: () => ({ ...config?.options, composite: false, noEmit: true }),
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) => {
      const text = isProgram(name) ? program : ts.sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
    fileExists: (name) => isProgram(name) || ts.sys.fileExists(name),
    readFile: (name) => (isProgram(name) ? program : ts.sys.readFile(name)),
    directoryExists: (name) => ts.sys.directoryExists(name),
  });
}

describe("an editor", () => {
  const service = serve();
  const at = (text: string) => program.lastIndexOf(text) + 1;
  const hover = (text: string) => {
    const info = service.getQuickInfoAtPosition(file, at(text));
    const tags = (info?.tags ?? []).map(
      (tag) => `@${tag.name} ${ts.displayPartsToString(tag.text)}`,
    );
    return [ts.displayPartsToString(info?.documentation), ...tags].join("\n");
  };

  const hovers: readonly (readonly [name: string, text: RegExp])[] = [
    ["InstanceRefresh(", /^Rolls an Auto Scaling group onto a launch template/],
    ["autoScalingGroupName", /^The name of the Auto Scaling group to roll\./],
    [
      "minHealthyPercentage",
      /^Percent of the desired capacity that must stay healthy[^]*Range: 0 to 100\.\n@default the group's/,
    ],
    ["status", /^AWS's status of that refresh[^]*@see https:/],
  ];
  for (const [name, text] of hovers) {
    it(`shows what ${name.replace("(", "")} is`, () => {
      assert.match(hover(name), text);
    });
  }

  const completions: readonly (readonly [at: string, value: string])[] = [
    ['"Wait"', "Refresh"],
    ['"tagSpecifications"', "userData"],
  ];
  for (const [place, value] of completions) {
    it(`offers ${value} in the place of ${place}`, () => {
      const offered = service.getCompletionsAtPosition(file, at(place), undefined)?.entries ?? [];
      assert.ok(offered.some(({ name }) => name === value));
    });
  }
});
