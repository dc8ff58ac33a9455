/** The fields of every kind of scenario rule: what each accepts, and the sentence for what it does not. */
import { services } from "../protocol/service";

export interface FieldCheck {
  readonly accepts: (value: unknown) => boolean;
  /** Ends the sentence "rules[0].times: …". */
  readonly rule: string;
  readonly isRequired: boolean;
}

export type Fields = Readonly<Record<string, FieldCheck>>;

const text: FieldCheck = {
  accepts: (value) => typeof value === "string" && value !== "",
  rule: "must be a text",
  isRequired: false,
};
/** AWS has versions as texts, people write them as numbers. */
const version: FieldCheck = {
  accepts: (value) => /^[1-9]\d*$/u.test(String(value)),
  rule: "must be a version number",
  isRequired: false,
};
const versionOrWord: FieldCheck = {
  accepts: (value) => version.accepts(value) || value === "$Latest" || value === "$Default",
  rule: "must be a version number, $Latest or $Default",
  isRequired: false,
};
const count = atLeast(0, "integer");
const seconds = atLeast(0, "number");
const positive: FieldCheck = {
  accepts: (value) => typeof value === "number" && Number.isFinite(value) && value > 0,
  rule: "must be a number above 0",
  isRequired: false,
};
const texts: FieldCheck = {
  accepts: (value) => Array.isArray(value) && value.length > 0 && value.every(text.accepts),
  rule: "must be a list of texts",
  isRequired: false,
};

const lookWindow: Fields = {
  after: count,
  times: atLeast(1, "integer"),
  from: seconds,
  for: seconds,
};

const callWindow: Fields = {
  service: oneOf(services.map((service) => service.name)),
  action: text,
  ...lookWindow,
};

/** By kind of rule. */
export const ruleFields: Readonly<Record<string, Fields>> = {
  throttle: callWindow,
  error: {
    ...callWindow,
    code: required(text),
    message: required({ ...text, accepts: (value) => typeof value === "string" }),
    status: {
      accepts: (value) => Number.isInteger(value) && Number(value) >= 400 && Number(value) <= 599,
      rule: "must be an HTTP status from 400 to 599",
      isRequired: false,
    },
  },
  delay: { ...callWindow, seconds, milliseconds: seconds },
  drop: { ...callWindow, when: required(oneOf(["beforeEffect", "afterEffect"])) },
  malformed: { ...callWindow, left: oneOf(["half", "nothing"]) },
  forget: lookWindow,
  status: { ...lookWindow, status: required(text) },
  stale: { ...callWindow, seconds: required(positive) },
  omit: { ...callWindow, action: required(text), fields: required(texts) },
  reorder: {
    ...callWindow,
    action: required(text),
    lists: texts,
    order: oneOf(["reverse", "rotate"]),
  },
  launch: {
    autoScalingGroupName: text,
    launchTemplateVersion: version,
    availabilityZone: text,
    imageId: text,
    failure: text,
    terminationReason: text,
    inServiceAfter: seconds,
    unhealthyAfter: seconds,
    times: atLeast(1, "integer"),
  },
  target: {
    autoScalingGroupName: text,
    targetGroupArn: text,
    loadBalancerName: text,
    launchTemplateVersion: version,
    imageId: text,
    failsAfter: required(seconds),
    times: atLeast(1, "integer"),
  },
  hook: {
    autoScalingGroupName: text,
    lifecycleHookName: text,
    result: required(oneOf(["CONTINUE", "ABANDON"])),
    after: required(seconds),
    times: atLeast(1, "integer"),
  },
  competingRefresh: {
    autoScalingGroupName: required(text),
    after: seconds,
    percentage: {
      accepts: (value) => Number.isFinite(value) && Number(value) >= 0 && Number(value) <= 100,
      rule: "must be a number from 0 to 100",
      isRequired: false,
    },
    launchTemplateVersion: versionOrWord,
  },
  missingInstanceProfile: { instanceProfileName: required(text), for: seconds },
  alarm: {
    alarmName: required(text),
    state: required(oneOf(["OK", "ALARM", "INSUFFICIENT_DATA"])),
    after: required(seconds),
  },
  missingImage: { imageId: required(text) },
};

export const requestLimitFields: Fields = {
  size: required(atLeast(1, "integer")),
  refillPerSecond: required(positive),
};

function atLeast(minimum: number, kind: "integer" | "number"): FieldCheck {
  const isOfKind = (value: unknown): boolean =>
    kind === "integer" ? Number.isInteger(value) : Number.isFinite(value);
  return {
    accepts: (value) => isOfKind(value) && Number(value) >= minimum,
    rule: `must be ${kind === "integer" ? "an integer" : "a number"} of at least ${minimum}`,
    isRequired: false,
  };
}

function oneOf(words: readonly string[]): FieldCheck {
  return {
    accepts: (value) => typeof value === "string" && words.includes(value),
    rule: `must be one of ${words.join(", ")}`,
    isRequired: false,
  };
}

function required(check: FieldCheck): FieldCheck {
  return { ...check, isRequired: true };
}
