/** Where a refresh is reported besides the terminal: files and webhooks. */
import {
  required,
  secretUrl,
  stringList,
  type ListSchema,
  type ObjectSchema,
  type StringSchema,
} from "./schema";

const path = {
  kind: "string",
  min: 1,
  max: 4096,
  rule: "a report is written to a file, whose path is 1 to 4096 characters",
  fix: "use a path, for example ./refresh.json",
} satisfies StringSchema;

export const report = {
  kind: "object",
  typeName: "ReportFiles",
  typeDescription: "Files that the report of a refresh is written to.",
  rule: "report is an object with the files json and markdown",
  fields: {
    json: { ...path, description: "The path of a JSON file." },
    markdown: { ...path, description: "The path of a Markdown file." },
  },
} satisfies ObjectSchema;

const url = secretUrl(
  "a webhook has an http or https URL",
  "use a URL that takes a POST with JSON",
);

export const webhooks = {
  kind: "list",
  max: 10,
  isHidden: true,
  rule: "webhooks is a list of at most 10 addresses",
  of: {
    kind: "object",
    typeName: "Webhook",
    typeDescription: "An address that is notified of a refresh.",
    isHidden: true,
    rule: "a webhook is an object with a url",
    fields: {
      url: {
        ...required(url),
        description:
          "The address that gets a POST with JSON. It is kept as a secret, and messages leave out its path and query.",
      },
      events: {
        ...stringList(
          {
            kind: "enum",
            typeName: "WebhookEvent",
            typeDescription: "An event that a webhook is notified of.",
            subject: "an event of a webhook",
            values: ["start", "checkpoint", "end"],
          },
          { rule: "events is a list of the events that a webhook is notified of" },
        ),
        description: "The events to notify of.",
        defaultText: "all events",
      },
    },
  },
} satisfies ListSchema;
