terraform {
  required_version = ">= 1.8"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
    instancerefresh = {
      source = "instance-refresh/instancerefresh"
    }
  }
}

variable "image_id" {
  description = "The image that the group runs."
  type        = string
}

data "aws_availability_zones" "available" {
  state = "available"
}

locals {
  instance_types = ["t3.small", "t3a.small"]
}

resource "aws_launch_template" "web" {
  name_prefix   = "web-"
  image_id      = var.image_id
  instance_type = local.instance_types[0]
}

resource "aws_autoscaling_group" "web" {
  name_prefix        = "web-"
  min_size           = 2
  max_size           = 8
  desired_capacity   = 4
  availability_zones = data.aws_availability_zones.available.names

  mixed_instances_policy {
    launch_template {
      launch_template_specification {
        launch_template_id = aws_launch_template.web.id
        version            = aws_launch_template.web.latest_version
      }

      dynamic "override" {
        for_each = local.instance_types
        content {
          instance_type = override.value
        }
      }
    }

    instances_distribution {
      on_demand_base_capacity                  = 1
      on_demand_percentage_above_base_capacity = 25
      spot_allocation_strategy                 = "price-capacity-optimized"
    }
  }

  lifecycle {
    ignore_changes = [mixed_instances_policy] # the refresh moves the group to the new policy when it succeeds
  }
}

resource "instancerefresh_group" "web" {
  auto_scaling_group_name = aws_autoscaling_group.web.name

  desired_configuration = {
    mixed_instances_policy = {
      launch_template = {
        launch_template_specification = {
          launch_template_id = aws_launch_template.web.id
          version            = aws_launch_template.web.latest_version
        }
        overrides = [for type in local.instance_types : { instance_type = type }]
      }
      instances_distribution = {
        on_demand_base_capacity                  = 1
        on_demand_percentage_above_base_capacity = 25
        spot_allocation_strategy                 = "price-capacity-optimized"
      }
    }
  }

  preferences = {
    min_healthy_percentage = 75
    instance_warmup        = 30
  }

  timeouts = {
    update = "1h"
  }
}

output "auto_scaling_group_name" {
  value = aws_autoscaling_group.web.name
}

output "instances_replaced" {
  value = instancerefresh_group.web.instances_replaced
}
