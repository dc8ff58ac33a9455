/** The schemas that the stand-in serves: the parts of `hashicorp/aws` that an instance refresh has to do with. */
import type { Block } from "../../terraform/schema/schema";
import { anySetOf, block, computed, defaulted, many, one, optional, required } from "./attributes";

const texts = ["list", "string"] as const;
const setOfTexts = ["set", "string"] as const;
const mapOfTexts = ["map", "string"] as const;

export const configuration: Block = block(
  {
    region: optional("string"),
    profile: optional("string"),
    access_key: optional("string"),
    secret_key: optional("string"),
    token: optional("string"),
    max_retries: optional("number"),
    skip_credentials_validation: optional("bool"),
    skip_region_validation: optional("bool"),
    skip_requesting_account_id: optional("bool"),
    skip_metadata_api_check: optional("string"),
  },
  {
    endpoints: anySetOf(
      block({
        autoscaling: optional("string"),
        cloudwatch: optional("string"),
        ec2: optional("string"),
        ssm: optional("string"),
        sts: optional("string"),
      }),
    ),
    default_tags: one(block({ tags: optional(mapOfTexts) })),
    assume_role: many(
      block({
        role_arn: optional("string"),
        session_name: optional("string"),
        external_id: optional("string"),
      }),
    ),
  },
);

const tagSpecification = block({
  resource_type: optional("string"),
  tags: optional(mapOfTexts),
});

const blockDevice = block(
  { device_name: optional("string"), no_device: optional("string") },
  {
    ebs: one(
      block({
        delete_on_termination: optional("string"),
        encrypted: optional("string"),
        volume_size: optional("number"),
        volume_type: optional("string"),
      }),
    ),
  },
);

export const launchTemplate: Block = block(
  {
    id: computed("string"),
    arn: computed("string"),
    name: defaulted("string"),
    name_prefix: optional("string"),
    description: optional("string"),
    default_version: defaulted("number"),
    latest_version: computed("number"),
    update_default_version: optional("bool"),
    image_id: optional("string"),
    instance_type: optional("string"),
    key_name: optional("string"),
    user_data: optional("string"),
    vpc_security_group_ids: optional(setOfTexts),
    tags: optional(mapOfTexts),
    tags_all: computed(mapOfTexts),
  },
  {
    block_device_mappings: many(blockDevice),
    iam_instance_profile: one(block({ arn: optional("string"), name: optional("string") })),
    metadata_options: one(
      block({ http_endpoint: optional("string"), http_tokens: optional("string") }),
    ),
    tag_specifications: many(tagSpecification),
  },
);

const templateSpecification = block({
  launch_template_id: optional("string"),
  launch_template_name: optional("string"),
  version: optional("string"),
});

const mixedInstancesPolicy = block(
  {},
  {
    launch_template: one(
      block(
        {},
        {
          launch_template_specification: one(templateSpecification),
          override: many(
            block({ instance_type: optional("string"), weighted_capacity: optional("string") }),
          ),
        },
      ),
    ),
    instances_distribution: one(
      block({
        on_demand_allocation_strategy: optional("string"),
        on_demand_base_capacity: optional("number"),
        on_demand_percentage_above_base_capacity: optional("number"),
        spot_allocation_strategy: optional("string"),
        spot_instance_pools: optional("number"),
        spot_max_price: optional("string"),
      }),
    ),
  },
);

export const autoScalingGroup: Block = block(
  {
    id: computed("string"),
    arn: computed("string"),
    name: defaulted("string"),
    name_prefix: optional("string"),
    min_size: required("number"),
    max_size: required("number"),
    desired_capacity: defaulted("number"),
    availability_zones: defaulted(setOfTexts),
    vpc_zone_identifier: defaulted(setOfTexts),
    target_group_arns: optional(setOfTexts),
    health_check_type: defaulted("string"),
    health_check_grace_period: defaulted("number"),
    default_cooldown: defaulted("number"),
    default_instance_warmup: optional("number"),
    protect_from_scale_in: optional("bool"),
    suspended_processes: optional(setOfTexts),
    termination_policies: optional(texts),
    wait_for_capacity_timeout: optional("string"),
    force_delete: optional("bool"),
  },
  {
    launch_template: one(
      block({ id: optional("string"), name: optional("string"), version: optional("string") }),
    ),
    mixed_instances_policy: one(mixedInstancesPolicy),
    instance_maintenance_policy: one(
      block({
        min_healthy_percentage: optional("number"),
        max_healthy_percentage: optional("number"),
      }),
    ),
    tag: anySetOf(
      block({
        key: required("string"),
        value: required("string"),
        propagate_at_launch: required("bool"),
      }),
    ),
  },
);

const filter = anySetOf(block({ name: required("string"), values: required(setOfTexts) }));

export const ami: Block = block(
  {
    id: computed("string"),
    image_id: computed("string"),
    arn: computed("string"),
    name: computed("string"),
    architecture: computed("string"),
    creation_date: computed("string"),
    description: computed("string"),
    owner_id: computed("string"),
    root_device_name: computed("string"),
    state: computed("string"),
    owners: optional(texts),
    executable_users: optional(texts),
    name_regex: optional("string"),
    most_recent: optional("bool"),
    include_deprecated: optional("bool"),
  },
  { filter },
);

export const availabilityZones: Block = block(
  {
    id: computed("string"),
    names: computed(texts),
    zone_ids: computed(texts),
    group_names: computed(setOfTexts),
    state: optional("string"),
    all_availability_zones: optional("bool"),
    exclude_names: optional(setOfTexts),
  },
  { filter },
);
