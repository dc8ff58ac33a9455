/** Gates, reports and webhooks. */
import { refuses } from "../refuses";

describe("check of gates, reports and webhooks", () => {
  refuses([
    [
      "refuses a gate that asks nothing",
      { gates: [{ name: "smoke" }] },
      "gates[0]",
      "nothing is asked: a gate has exactly one of http, alarms, metric and command; add one.",
    ],
    [
      "refuses a gate that asks two things",
      { gates: [{ command: ["true"], alarms: ["errors"] }] },
      "gates[0]",
      "more than one thing is asked: a gate has exactly one of http, alarms, metric and command; make a gate of each.",
    ],
    [
      "refuses a gate without a URL to ask",
      { gates: [{ http: { status: 200 } }] },
      "gates[0].http.url",
      "nothing is given: a gate's url is an http or https URL; use a URL that answers when the new instances are good.",
    ],
    [
      "refuses an HTTP status that is none",
      { gates: [{ http: { url: "https://web.example", status: 20 } }] },
      "gates[0].http.status",
      "20 is less than 100: an HTTP status is 100 to 599; use a whole number from 100 to 599.",
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
