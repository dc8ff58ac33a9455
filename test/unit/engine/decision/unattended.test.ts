/** What is done about a change that was rolled unattended. */
import type { RollReason } from "../../../../engine/decision/reasons";
import { anInstance } from "../../../support/provider/a-group";
import { aSuccess } from "../../../support/provider/a-refresh";
import { aDesired } from "../../../support/provider/a-target";
import {
  atOne,
  tried,
  moved,
  unfinished,
  echo,
  theirs,
  success,
  onTarget,
  elsewhere,
  started,
  decides,
} from "./decides";

describe("decide, when the change was rolled unattended", () => {
  const ours = aSuccess();
  const done = { isFleetDone: true };
  const retriggered = {
    saved: { ...atOne, instanceRefreshId: "r-new" },
    desired: aDesired(1, { deploy: 2 }),
  };
  const notReplaced = { instance: anInstance("i-0a", 2) };
  const triggers: RollReason = { kind: "triggers", names: ["deploy"] };
  decides([
    [
      "records our refresh",
      { ...done, saved: tried, history: [onTarget(ours)] },
      { act: "record", refresh: ours },
    ],
    [
      "records a refresh that this run would have started, as a run that died leaves one",
      { ...done, history: [onTarget(success)] },
      { act: "record", refresh: success },
    ],
    [
      "starts when that refresh left instances behind",
      { isFleetDone: false, history: [onTarget(success)] },
      started([moved]),
    ],
    [
      "starts when our own refresh left instances behind",
      { isFleetDone: false, saved: tried, history: [onTarget(ours)] },
      started([{ ...unfinished, status: "Successful" }, moved]),
    ],
    [
      "records our refresh when what it was to replace all the same stayed for a reason",
      {
        ...done,
        saved: tried,
        history: [onTarget(ours)],
        notReplaced: [{ ...notReplaced, reason: "protected" }],
      },
      { act: "record", refresh: ours },
    ],
    [
      "starts, and skips no match, when what our refresh was to replace all the same stayed without one",
      { ...done, saved: tried, history: [onTarget(ours)], notReplaced: [notReplaced] },
      started([{ ...unfinished, status: "Successful" }, moved], false),
    ],
    [
      "starts when that refresh rolled to something else",
      { ...done, history: [elsewhere(success)] },
      started([moved]),
    ],
    [
      "starts when that refresh failed",
      { ...done, history: [onTarget({ ...success, status: "Failed" })] },
      started([moved]),
    ],
    [
      "starts when that refresh had other preferences",
      { ...done, history: [onTarget({ ...success, preferences: { ...echo, bakeTime: 60 } })] },
      started([moved]),
    ],
    [
      "starts when a newer refresh than that one ended",
      { ...done, history: [elsewhere({ ...theirs, status: "Cancelled" }), onTarget(success)] },
      started([moved]),
    ],
    [
      "starts when our own last success is only the previous roll",
      {
        ...done,
        ...retriggered,
        history: [onTarget({ ...success, preferences: { ...echo, skipMatching: false } })],
      },
      started([triggers], false),
    ],
    [
      "starts when only triggers changed and that refresh is not known to be ours: it may be older than the change",
      {
        ...done,
        desired: aDesired(1, { deploy: 2 }),
        history: [onTarget({ ...success, preferences: { ...echo, skipMatching: false } })],
      },
      started([triggers], false),
    ],
    [
      "records our refresh for changed triggers that was not taken for a success",
      {
        ...done,
        saved: {
          lastAttempt: retriggered.desired,
          instanceRefreshId: "r-ours",
          status: "Successful",
        },
        desired: retriggered.desired,
        history: [onTarget(ours)],
      },
      { act: "record", refresh: ours },
    ],
    [
      "starts when triggers changed after half a roll, and that refresh is not known to be ours",
      {
        ...done,
        saved: { ...tried, status: "Failed" },
        desired: aDesired(2, { deploy: 2 }),
        history: [onTarget({ ...success, preferences: { ...echo, skipMatching: false } })],
      },
      started([{ ...unfinished, status: "Failed" }, moved, triggers], false),
    ],
    [
      "records our refresh when the fleet may not be looked at",
      { saved: tried, history: [onTarget(ours)] },
      { act: "record", refresh: ours },
    ],
    [
      "starts when the refresh is not known to be ours and the fleet may not be looked at",
      { history: [onTarget(success)] },
      started([moved]),
    ],
  ]);
});
