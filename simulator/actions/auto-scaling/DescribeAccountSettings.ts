/** DescribeAccountSettings: all settings, or the one that is named. */
import type {
  DescribeAccountSettingsAnswer,
  DescribeAccountSettingsType,
} from "@aws-sdk/client-auto-scaling";
import {
  listAccountSettings,
  requireSettingName,
} from "../../model/auto-scaling/account/account-settings";
import type { ActionContext } from "../action";
import { pageByName } from "./page";

export function describeAccountSettings(
  input: DescribeAccountSettingsType,
  { world }: ActionContext,
): DescribeAccountSettingsAnswer {
  const names: readonly string[] = input.Name === undefined ? [] : [requireSettingName(input.Name)];
  const settings = listAccountSettings(world).filter(
    ({ name }) => names.length === 0 || names.includes(name),
  );
  const { items, nextToken } = pageByName(() => settings, input, {
    scope: "DescribeAccountSettings",
    usual: 50,
    most: 100,
    nameOf: ({ name }) => name,
  });
  return {
    // The guide's example has this type of enforcement.
    Settings: items.map(({ name, value }) => ({
      Name: name,
      Value: value,
      EnforcementType: "none",
    })),
    ...(nextToken !== undefined && { NextToken: nextToken }),
  };
}
