/** Finds every error in the provider block that needs no call to AWS, each with the attribute that it is about. */
import { validateInputs } from "aws-instance-refresh/inputs/validate";
import { durationSeconds } from "aws-instance-refresh/values/duration";
import { renderPath, type Diagnostic, type Path } from "../plugin/diagnostic";
import { toPath } from "../schema/inputs";
import { toTerraformText } from "../schema/wording";
import { isUnknown, isValues, type Values } from "../values/value";
import { toSettings } from "./settings";
import { checkedSettings, longestSession, shortestSession } from "./settings-block";

export function validateSettings(
  settings: Values,
  environment: NodeJS.ProcessEnv,
): readonly Diagnostic[] {
  return [
    ...halfOfAPair(settings),
    ...wrongValues(settings),
    ...wrongDurations(settings),
    ...incompleteWebIdentity(settings, environment),
  ];
}

function halfOfAPair(settings: Values): readonly Diagnostic[] {
  const hasKey = isGiven(settings["access_key"]);
  if (hasKey === isGiven(settings["secret_key"])) return [];
  return [
    {
      severity: "error",
      summary: "access_key and secret_key belong together",
      detail: "Only one of them is set: set both, or neither.",
      path: [hasKey ? "access_key" : "secret_key"],
    },
  ];
}

function wrongValues(settings: Values): readonly Diagnostic[] {
  const failures = validateInputs(toSettings(settings), { isUnknown, schema: checkedSettings });
  return failures.map(({ property, reason }) => {
    const path = toBlockPath(toPath(checkedSettings, property));
    return {
      severity: "error",
      summary: `Invalid value of ${renderPath(path)}`,
      detail: toTerraformText(reason),
      path,
    };
  });
}

/** Terraform has even a single block in a list. */
function toBlockPath([name = "", ...rest]: Path): Path {
  return name === web && rest.length > 0 ? [name, 0, ...rest] : [name, ...rest];
}

const web = "assume_role_with_web_identity";

function wrongDurations(settings: Values): readonly Diagnostic[] {
  return ["assume_role", web].flatMap((block) =>
    blocksOf(settings, block).flatMap(({ duration }, index): readonly Diagnostic[] => {
      if (typeof duration !== "string") return [];
      const seconds = durationSeconds(duration) ?? 0;
      if (seconds >= shortestSession && seconds <= longestSession) return [];
      return [
        {
          severity: "error",
          summary: `Invalid value of ${block}[${index}].duration`,
          detail: `${JSON.stringify(duration)} is no time that a session may last: AWS takes 15 minutes to 12 hours; write it as "15m" or "1h30m".`,
          path: [block, index, "duration"],
        },
      ];
    }),
  );
}

function incompleteWebIdentity(
  settings: Values,
  environment: NodeJS.ProcessEnv,
): readonly Diagnostic[] {
  const [block] = blocksOf(settings, web);
  if (block === undefined) return [];
  const { role_arn: role, web_identity_token: token, web_identity_token_file: file } = block;
  const error = (detail: string): Diagnostic => ({
    severity: "error",
    summary: `${web} is not complete`,
    detail,
    path: [web, 0],
  });
  const isSetAsWell = (name: string): boolean => isGiven(environment[name]);
  return [
    ...(isGiven(role) || isSetAsWell("AWS_ROLE_ARN")
      ? []
      : [error("No role is given: set role_arn, or AWS_ROLE_ARN in the environment.")]),
    ...(isGiven(token) || isGiven(file) || isSetAsWell("AWS_WEB_IDENTITY_TOKEN_FILE")
      ? []
      : [
          error(
            "No token is given: set web_identity_token or web_identity_token_file, or AWS_WEB_IDENTITY_TOKEN_FILE in the environment.",
          ),
        ]),
    ...(isGiven(token) && isGiven(file)
      ? [error("web_identity_token and web_identity_token_file are both given: remove one.")]
      : []),
  ];
}

function blocksOf(settings: Values, name: string): readonly Values[] {
  const { [name]: blocks } = settings;
  return Array.isArray(blocks) ? blocks.filter(isValues) : [];
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}
