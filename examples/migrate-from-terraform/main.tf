# Before: Terraform starts the refresh and ends. Nobody waits for it, and a rollback would go to the new version.
resource "aws_autoscaling_group" "web" {
  min_size           = 3
  max_size           = 6
  availability_zones = data.aws_availability_zones.available.names

  launch_template {
    id      = aws_launch_template.web.id
    version = aws_launch_template.web.latest_version
  }

  tag {
    key                 = "release"
    value               = var.release
    propagate_at_launch = true
  }

  instance_refresh {
    strategy = "Rolling"
    triggers = ["tag"]
    preferences {
      min_healthy_percentage = 90
      instance_warmup        = 30
      skip_matching          = false
      auto_rollback          = true
    }
  }
}
