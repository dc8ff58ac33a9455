/** Terraform's types, in the JSON form in which the protocol carries them. @see https://developer.hashicorp.com/terraform/plugin/terraform-plugin-protocol */

export type CtyType =
  | "string"
  | "number"
  | "bool"
  /** Whatever the value is; its own type travels with it. */
  | "dynamic"
  | readonly ["list" | "set" | "map", CtyType]
  | readonly ["tuple", readonly CtyType[]]
  | readonly ["object", Readonly<Record<string, CtyType>>];

/** The types of an object's attributes. */
export function objectType(attributes: Readonly<Record<string, CtyType>>): CtyType {
  return ["object", attributes];
}
