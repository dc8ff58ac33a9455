/** The gates that a refresh must pass. */
import { gateDefaults } from "../../gates/gate";
import { metric } from "./metric-gate";
import {
  required,
  secretUrl,
  stringList,
  type ListSchema,
  type ObjectSchema,
  type StringSchema,
} from "./schema";

const url = secretUrl(
  "a gate's url is an http or https URL",
  "use a URL that responds when the new instances are healthy",
);

const text = (rule: string, fix: string): StringSchema => ({
  kind: "string",
  min: 1,
  max: 2048,
  rule,
  fix,
});

const word = {
  ...text(
    "a command is a program and its arguments, each 1 to 2048 characters without a null character",
    "use a list of texts",
  ),
  // The operating system ends a text there.
  pattern: /^[^\0]+$/,
} satisfies StringSchema;

const alarmName = {
  kind: "string",
  min: 1,
  max: 255,
  rule: "CloudWatch names an alarm with 1 to 255 characters",
  fix: "use the alarm's name, for example alarm.name",
} satisfies StringSchema;

const http = {
  kind: "object",
  typeName: "HttpGate",
  typeDescription: "A GET request that must succeed.",
  isHidden: true,
  rule: "http is an object with a url",
  fields: {
    url: {
      ...required(url),
      description:
        "The address to request. It is kept as a secret, and messages leave out its query, user name and password.",
    },
    status: {
      kind: "number",
      isWhole: true,
      min: 100,
      max: 599,
      rule: "an HTTP status is 100 to 599",
      description: "The status that counts as passed.",
      defaultText: "any from 200 to 299",
    },
    bodyMatches: {
      ...text(
        "bodyMatches is a regular expression of 1 to 2048 characters",
        "use a pattern or leave it out",
      ),
      form: "regular expression",
      description: "A JavaScript regular expression that the body must match.",
    },
  },
} satisfies ObjectSchema;

const gate = {
  kind: "object",
  typeName: "Gate",
  typeDescription:
    "A check that must pass at each checkpoint and before the refresh counts as a success: exactly one of `http`, `alarms`, `metric` and `command`.",
  isHidden: true,
  rule: "a gate is an object with one of http, alarms, metric and command",
  fields: {
    name: {
      ...text("a gate's name is 1 to 2048 characters", "use a short name"),
      description: "A name for messages.",
      defaultText: "what the gate checks",
    },
    http: { ...http, description: "An HTTP request that must succeed." },
    alarms: {
      ...stringList(alarmName, { max: 100, rule: "alarms is a list of at most 100 alarm names" }),
      description:
        "Names of CloudWatch alarms that must all be `OK`. Unlike `preferences.alarmSpecification`, they are checked at checkpoints and at the end only.",
    },
    metric: {
      ...metric,
      description:
        "A CloudWatch metric that must stay within its threshold for `evaluationPeriods` in a row. It needs no alarm.",
    },
    command: {
      ...stringList(word, {
        rule: "command is a list: a program and its arguments",
      }),
      description:
        "A program and its arguments, run without a shell on the machine that runs the deployment. It must exit with 0.",
    },
    times: {
      kind: "number",
      isWhole: true,
      min: 1,
      max: 100,
      rule: "times is 1 to 100 passes in a row",
      description: "How many times in a row the check must pass.",
      default: gateDefaults.times,
    },
    interval: {
      kind: "number",
      isWhole: false,
      min: 1,
      max: 3600,
      rule: "interval is 1 to 3600 seconds",
      description: "Seconds between two checks.",
      default: gateDefaults.interval,
    },
    timeout: {
      kind: "number",
      isWhole: false,
      min: 1,
      max: 172_800,
      rule: "timeout is 1 to 172800 seconds",
      description: "Seconds after which a gate that has not passed has failed.",
      default: gateDefaults.timeout,
    },
  },
} satisfies ObjectSchema;

export const gates = {
  kind: "list",
  max: 20,
  isHidden: true,
  rule: "gates is a list of at most 20 gates",
  of: gate,
} satisfies ListSchema;
