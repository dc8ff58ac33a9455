/** The account settings of Auto Scaling: each has a name and is enabled or disabled, for an account in a Region. */
import { AwsError } from "../../../aws-error";
import { unverified } from "../../unverified-texts";

/** Documented names, in the order in which they are described. */
const names = ["launchBeforeTerminate"] as const;
const values = ["enabled", "disabled"] as const;

export type AccountSettingName = (typeof names)[number];
export type AccountSettingValue = (typeof values)[number];

/** Those that were ever put. @default "disabled" */
export type AccountSettings = Map<AccountSettingName, AccountSettingValue>;

/** The part of the world that has the settings. */
export interface AccountSettingsWorld {
  readonly autoScaling: { readonly accountSettings: AccountSettings };
}

export interface AccountSettingEntry {
  readonly name: AccountSettingName;
  readonly value: AccountSettingValue;
}

/** All settings. */
export function listAccountSettings({
  autoScaling,
}: AccountSettingsWorld): readonly AccountSettingEntry[] {
  return names.map((name) => ({
    name,
    value: autoScaling.accountSettings.get(name) ?? "disabled",
  }));
}

/** Whether a setting is enabled. */
export function isSettingEnabled(
  { autoScaling }: AccountSettingsWorld,
  name: AccountSettingName,
): boolean {
  return autoScaling.accountSettings.get(name) === "enabled";
}

/** Changes a setting. Throws for a name or a value that does not exist. */
export function putAccountSetting(
  { autoScaling }: AccountSettingsWorld,
  given: { readonly name: string; readonly value: string },
): void {
  const name = requireSettingName(given.name);
  const value = values.find((one) => one === given.value);
  if (value === undefined)
    throw new AwsError("ValidationError", unverified.noSuchSettingValue(given.value));
  autoScaling.accountSettings.set(name, value);
}

/** The setting of a name. Throws if there is none. */
export function requireSettingName(given: string): AccountSettingName {
  const name = names.find((one) => one === given);
  if (name !== undefined) return name;
  throw new AwsError("ValidationError", unverified.noSuchSetting(given));
}
