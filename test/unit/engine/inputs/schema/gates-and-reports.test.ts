/** Gates, reports and webhooks. */
import { refuses } from "../refuses";

describe("validation of gates, reports and webhooks", () => {
  refuses([
    [
      "refuses a gate that checks nothing",
      { gates: [{ name: "smoke" }] },
      "gates[0]",
      "nothing is checked: a gate has exactly one of http, alarms, metric and command; add one.",
    ],
    [
      "refuses a gate that checks two things",
      { gates: [{ command: ["true"], alarms: ["errors"] }] },
      "gates[0]",
      "more than one thing is checked: a gate has exactly one of http, alarms, metric and command; make a gate of each.",
    ],
    [
      "refuses a gate without a URL to ask",
      { gates: [{ http: { status: 200 } }] },
      "gates[0].http.url",
      "nothing is given: a gate's url is an http or https URL; use a URL that responds when the new instances are healthy.",
    ],
    [
      "refuses an invalid HTTP status",
      { gates: [{ http: { url: "https://web.example", status: 20 } }] },
      "gates[0].http.status",
      "20 is less than 100: an HTTP status is 100 to 599; use a whole number from 100 to 599.",
    ],
    [
      "refuses a body pattern that is no regular expression",
      { gates: [{ http: { url: "https://web.example", bodyMatches: "(" } }] },
      "gates[0].http.bodyMatches",
      '"(" cannot be read as a regular expression: bodyMatches is a regular expression of 1 to 2048 characters; use a pattern or leave it out.',
    ],
    [
      "refuses a gate's URL that does not parse",
      { gates: [{ http: { url: "https://web.example:port/" } }] },
      "gates[0].http.url",
      "the value cannot be read as a URL: a gate's url is an http or https URL; use a URL that responds when the new instances are healthy.",
    ],
    [
      "refuses a gate's URL with a password that does not decode",
      { gates: [{ http: { url: "https://me:%zz@web.example/" } }] },
      "gates[0].http.url",
      "the value cannot be read as a URL: a gate's url is an http or https URL; use a URL that responds when the new instances are healthy.",
    ],
    [
      "refuses a webhook's URL that does not parse",
      { webhooks: [{ url: "https://[::1/" }] },
      "webhooks[0].url",
      "the value cannot be read as a URL: a webhook has an http or https URL; use a URL that takes a POST with JSON.",
    ],
    [
      "refuses an endpoint that does not parse",
      { endpoint: "http://127.0.0.1:99999" },
      "endpoint",
      '"http://127.0.0.1:99999" cannot be read as a URL: an endpoint is an http or https URL without credentials; use a URL, for example "http://127.0.0.1:4566".',
    ],
    [
      "refuses more alarms than CloudWatch describes at once",
      { gates: [{ alarms: Array.from({ length: 101 }, (_, index) => `alarm-${index}`) }] },
      "gates[0].alarms",
      "a list of 101 is too long: alarms is a list of at most 100 alarm names; keep at most 100.",
    ],
    [
      "refuses an alarm's name that CloudWatch cannot have",
      { gates: [{ alarms: ["a".repeat(256)] }] },
      "gates[0].alarms[0]",
      `"${"a".repeat(59)}… is 256 characters long: CloudWatch names an alarm with 1 to 255 characters; use the alarm's name, for example alarm.name.`,
    ],
    [
      "refuses a command with a null character",
      { gates: [{ command: ["smoke\0"] }] },
      "gates[0].command[0]",
      '"smoke\\u0000" does not fit: a command is a program and its arguments, each 1 to 2048 characters without a null character; use a list of texts.',
    ],
    [
      "refuses a gate that cannot pass in its time",
      { gates: [{ command: ["true"], times: 100, interval: 10, timeout: 300 }] },
      "gates[0].timeout",
      "300 seconds are too few: a gate that must pass 100 times, every 10 seconds, takes at least 990; use 1000 or more.",
    ],
    [
      "refuses a session policy that is no JSON",
      {
        assumeRole: { roleArn: "arn:aws:iam::123456789012:role/deploy", policy: "{Version}" },
      },
      "assumeRole.policy",
      '"{Version}" cannot be read as JSON: AWS\'s session policy is a JSON text of 1 to 2048 characters; use JSON.stringify(...) on a short policy.',
    ],
    [
      "refuses to roll back at a gate without a desired configuration",
      { gates: [{ command: ["true"] }], onGateFailure: "rollback" },
      "onGateFailure",
      '"rollback" is given without desiredConfiguration: AWS cannot roll back a refresh that has no DesiredConfiguration; add desiredConfiguration or use "leave" or "cancel".',
    ],
    [
      "refuses a webhook without an address",
      { webhooks: [{ events: ["end"] }] },
      "webhooks[0].url",
      "nothing is given: a webhook has an http or https URL; use a URL that takes a POST with JSON.",
    ],
    [
      "refuses a report to a file without a name",
      { report: { json: "" } },
      "report.json",
      '"" is empty: a report is written to a file, whose path is 1 to 4096 characters; use a path, for example ./refresh.json.',
    ],
  ]);
});
