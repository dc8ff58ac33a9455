/** The gates that a refresh must pass. */
import { metric } from "./metric-gate";
import type { ListShape, TextShape } from "../shape";
import { secretUrl, texts } from "../shape";

const url = secretUrl(
  "a gate's url is an http or https URL",
  "use a URL that answers when the new instances are good",
);

const word = (rule: string, cure: string): TextShape => ({
  kind: "text",
  min: 1,
  max: 2048,
  rule,
  cure,
});

export const gates = {
  kind: "list",
  max: 20,
  isSecret: true,
  rule: "gates is a list of at most 20 gates",
  of: {
    kind: "object",
    isSecret: true,
    rule: "a gate is an object with one of http, alarms, metric and command",
    fields: {
      name: word("a gate's name is 1 to 2048 characters", "use a short name"),
      http: {
        kind: "object",
        isSecret: true,
        rule: "http is an object with a url",
        required: { url: `nothing is given: ${url.rule}; ${url.cure}.` },
        fields: {
          url,
          status: {
            kind: "number",
            whole: true,
            min: 100,
            max: 599,
            rule: "an HTTP status is 100 to 599",
          },
          bodyMatches: word(
            "bodyMatches is a regular expression of 1 to 2048 characters",
            "use a pattern or leave it out",
          ),
        },
      },
      alarms: texts(
        word("an alarm's name is 1 to 255 characters", "use the alarm's name"),
        "alarms is a list of alarm names",
      ),
      metric,
      command: texts(
        word("a command is a program and its arguments", "use a list of texts"),
        "command is a list: a program and its arguments",
      ),
      times: {
        kind: "number",
        whole: true,
        min: 1,
        max: 100,
        rule: "times is 1 to 100 good answers in a row",
      },
      interval: {
        kind: "number",
        whole: false,
        min: 1,
        max: 3600,
        rule: "interval is 1 to 3600 seconds",
      },
      timeout: {
        kind: "number",
        whole: false,
        min: 1,
        max: 172_800,
        rule: "timeout is 1 to 172800 seconds",
      },
    },
  },
} satisfies ListShape;
