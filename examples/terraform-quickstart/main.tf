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
  description = "The image that the group runs. Without one, the newest Amazon Linux 2023."
  type        = string
  default     = null
}

data "aws_ami" "newest" {
  owners      = ["amazon"]
  most_recent = true

  filter {
    name   = "name"
    values = ["al2023-ami-2023.*-x86_64"]
  }
}

data "aws_availability_zones" "available" {
  state = "available"
}

resource "aws_launch_template" "web" {
  name_prefix   = "web-"
  image_id      = coalesce(var.image_id, data.aws_ami.newest.id)
  instance_type = "t3.small"
}

resource "aws_autoscaling_group" "web" {
  name_prefix        = "web-"
  min_size           = 2
  max_size           = 6
  desired_capacity   = 3
  availability_zones = data.aws_availability_zones.available.names

  launch_template {
    id      = aws_launch_template.web.id
    version = aws_launch_template.web.latest_version
  }

  lifecycle {
    ignore_changes = [launch_template] # the refresh moves the group to the new version when it succeeds
  }
}

resource "instancerefresh_group" "web" {
  auto_scaling_group_name = aws_autoscaling_group.web.name

  desired_configuration = {
    launch_template = {
      launch_template_id = aws_launch_template.web.id
      version            = aws_launch_template.web.latest_version
    }
  }

  preferences = {
    min_healthy_percentage = 90
    instance_warmup        = 30
    auto_rollback          = true
  }
}

output "auto_scaling_group_name" {
  value = aws_autoscaling_group.web.name
}

output "running_version" {
  value = instancerefresh_group.web.launch_template.version
}

output "instance_refresh_id" {
  value = instancerefresh_group.web.instance_refresh_id
}
