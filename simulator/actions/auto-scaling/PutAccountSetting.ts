/** PutAccountSetting: enables or disables a feature for the account in this Region. */
import type { PutAccountSettingAnswer, PutAccountSettingType } from "@aws-sdk/client-auto-scaling";
import { putAccountSetting as put } from "../../model/auto-scaling/account/account-settings";
import type { ActionContext } from "../action";

export function putAccountSetting(
  { Name: name = "", Value: value = "" }: PutAccountSettingType,
  { world }: ActionContext,
): PutAccountSettingAnswer {
  put(world, { name, value });
  return {};
}
