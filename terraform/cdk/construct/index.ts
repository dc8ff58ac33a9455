/** What `terraform-provider-instancerefresh/cdktn` and `terraform-provider-instancerefresh/cdktf` export. */

// The generators make a type of every nested attribute, so the provider's schema says what there is.
export * from "./group/index";
export * from "./provider/index";
export {
  InstanceRefreshedGroup,
  type AutoScalingGroupResource,
  type InstanceRefreshedGroupConfig,
  type LaunchTemplateResource,
} from "./instance-refreshed-group";
