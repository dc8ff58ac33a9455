/** The words, flags and alarms among the preferences. */
import { refuses } from "../refuses";

describe("validation of the enums among the preferences", () => {
  refuses([
    [
      "refuses a skipMatching that is the string true",
      { preferences: { skipMatching: "true" } },
      "preferences.skipMatching",
      '"true" is a string: AWS\'s SkipMatching is true or false; write true without quotes or read it with config.requireBoolean(...).',
    ],
    [
      "refuses a skipMatching that is a number",
      { preferences: { skipMatching: 1 } },
      "preferences.skipMatching",
      "1 is a number: AWS's SkipMatching is true or false; write true or false.",
    ],
    [
      "refuses an autoRollback that is the string false",
      { preferences: { autoRollback: "false" } },
      "preferences.autoRollback",
      '"false" is a string: AWS\'s AutoRollback is true or false; write false without quotes or read it with config.requireBoolean(...).',
    ],
    [
      "refuses an autoRollback that is another string",
      { preferences: { autoRollback: "yes" } },
      "preferences.autoRollback",
      '"yes" is a string: AWS\'s AutoRollback is true or false; write true or false.',
    ],
    [
      "refuses a word in the wrong case for scaleInProtectedInstances",
      { preferences: { scaleInProtectedInstances: "refresh" } },
      "preferences.scaleInProtectedInstances",
      '"refresh" is not one of its values: AWS\'s ScaleInProtectedInstances is "Refresh", "Ignore" or "Wait"; write "Refresh".',
    ],
    [
      "refuses standby's word for protected instances",
      { preferences: { scaleInProtectedInstances: "Terminate" } },
      "preferences.scaleInProtectedInstances",
      '"Terminate" is not one of its values: AWS\'s ScaleInProtectedInstances is "Refresh", "Ignore" or "Wait"; use one of them.',
    ],
    [
      "refuses an empty word for standbyInstances",
      { preferences: { standbyInstances: "" } },
      "preferences.standbyInstances",
      '"" is not one of its values: AWS\'s StandbyInstances is "Terminate", "Ignore" or "Wait"; use one of them.',
    ],
    [
      "refuses a misspelt word for standbyInstances",
      { preferences: { standbyInstances: "Terminat" } },
      "preferences.standbyInstances",
      '"Terminat" is not one of its values: AWS\'s StandbyInstances is "Terminate", "Ignore" or "Wait"; write "Terminate".',
    ],
    [
      "refuses a number for standbyInstances",
      { preferences: { standbyInstances: 1 } },
      "preferences.standbyInstances",
      '1 is a number: AWS\'s StandbyInstances is "Terminate", "Ignore" or "Wait"; use one of them.',
    ],
    [
      "refuses an alarmSpecification that is a list of alarms",
      { preferences: { alarmSpecification: ["errors"] } },
      "preferences.alarmSpecification",
      '["errors"] is a list: AWS\'s AlarmSpecification is an object; write an object with alarms.',
    ],
    [
      "refuses alarms that are one name",
      { preferences: { alarmSpecification: { alarms: "errors" } } },
      "preferences.alarmSpecification.alarms",
      '"errors" is a string: AWS\'s Alarms is a list of at most 10 alarm names; write a list, ["errors"].',
    ],
    [
      "refuses more than 10 alarms",
      {
        preferences: {
          alarmSpecification: { alarms: Array.from({ length: 11 }, (_, n) => `alarm-${n}`) },
        },
      },
      "preferences.alarmSpecification.alarms",
      "a list of 11 is too long: AWS's Alarms is a list of at most 10 alarm names; keep at most 10.",
    ],
    [
      "refuses an empty alarm name",
      { preferences: { alarmSpecification: { alarms: ["errors", ""] } } },
      "preferences.alarmSpecification.alarms[1]",
      '"" is empty: CloudWatch names an alarm with 1 to 255 characters; use the alarm\'s name, for example alarm.name.',
    ],
    [
      "refuses an alarm name above 255 characters, and cuts it in the sentence",
      { preferences: { alarmSpecification: { alarms: ["a".repeat(256)] } } },
      "preferences.alarmSpecification.alarms[0]",
      "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa… is 256 characters long: CloudWatch names an alarm with 1 to 255 characters; use the alarm's name, for example alarm.name.",
    ],
    [
      "refuses an alarm that is an object",
      { preferences: { alarmSpecification: { alarms: [{ name: "errors" }] } } },
      "preferences.alarmSpecification.alarms[0]",
      '{"name":"errors"} is an object: CloudWatch names an alarm with 1 to 255 characters; use the alarm\'s name, for example alarm.name.',
    ],
    [
      "refuses an alarm that is a number",
      { preferences: { alarmSpecification: { alarms: [7] } } },
      "preferences.alarmSpecification.alarms[0]",
      '7 is a number: CloudWatch names an alarm with 1 to 255 characters; write "7".',
    ],
  ]);
});
