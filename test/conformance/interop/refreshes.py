"""What boto3 sees of a group and its refreshes: each story prints what it saw as JSON."""

import json
import sys
import urllib.error
import urllib.request
from datetime import timedelta

import boto3
import botocore.model
from botocore.exceptions import ClientError

# boto3 chooses the first of its protocols that a service has; a story may prefer another.
protocols = botocore.model.PRIORITY_ORDERED_SUPPORTED_PROTOCOLS
botocore.model.PRIORITY_ORDERED_SUPPORTED_PROTOCOLS = (*sys.argv[2:], *protocols)

autoscaling = boto3.client("autoscaling")
ec2 = boto3.client("ec2")
cloudwatch = boto3.client("cloudwatch")

GROUP = {"AutoScalingGroupName": "web"}


def make_group(size):
    """A group of the template's first version, and a second version to roll to."""
    images = ec2.describe_images(Filters=[{"Name": "name", "Values": ["al2023-ami-2023.*-x86_64"]}])
    older, newer = sorted(images["Images"], key=lambda image: image["CreationDate"])[-2:]
    ec2.create_launch_template(
        LaunchTemplateName="web",
        LaunchTemplateData={"ImageId": older["ImageId"], "InstanceType": "t3.micro"},
    )
    ec2.create_launch_template_version(
        LaunchTemplateName="web",
        SourceVersion="1",
        LaunchTemplateData={"ImageId": newer["ImageId"]},
    )
    zones = [zone["ZoneName"] for zone in ec2.describe_availability_zones()["AvailabilityZones"]]
    autoscaling.create_auto_scaling_group(
        **GROUP,
        MinSize=0,
        MaxSize=10,
        DesiredCapacity=size,
        LaunchTemplate={"LaunchTemplateName": "web", "Version": "1"},
        AvailabilityZones=zones,
        Tags=[{"Key": "team", "Value": "a<b>&é", "PropagateAtLaunch": True}],
    )


def start(**preferences):
    return autoscaling.start_instance_refresh(
        **GROUP,
        DesiredConfiguration={"LaunchTemplate": {"LaunchTemplateName": "web", "Version": "2"}},
        Preferences={"MinHealthyPercentage": 50, "InstanceWarmup": 0, **preferences},
    )["InstanceRefreshId"]


def look(refresh_id):
    """The refresh as it is now; the test lets time pass with each look."""
    answer = autoscaling.describe_instance_refreshes(**GROUP, InstanceRefreshIds=[refresh_id])
    return answer["InstanceRefreshes"][0]


def follow(refresh_id, *statuses):
    """Looks until one of the statuses is there. Answers every status on the way and the last look."""
    seen = []
    for _ in range(400):
        refresh = look(refresh_id)
        if refresh["Status"] not in seen:
            seen.append(refresh["Status"])
        if refresh["Status"] in statuses:
            return seen, refresh
    raise AssertionError(f"never {statuses}, but {seen}")


def follow_to_the_half(refresh_id):
    while look(refresh_id).get("PercentageComplete", 0) < 50:
        pass


def versions():
    groups = autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=["web"])
    instances = groups["AutoScalingGroups"][0]["Instances"]
    return sorted(instance["LaunchTemplate"]["Version"] for instance in instances)


def rolled():
    make_group(4)
    seen, refresh = follow(start(), "Successful")
    pages = autoscaling.get_paginator("describe_scaling_activities").paginate(
        **GROUP, PaginationConfig={"PageSize": 3}
    )
    activities = [activity for page in pages for activity in page["Activities"]]
    return {
        "statuses": seen,
        "percentage": refresh["PercentageComplete"],
        "left": refresh["InstancesToUpdate"],
        "took": (refresh["EndTime"] - refresh["StartTime"]).total_seconds() > 0,
        "preferences": refresh["Preferences"],
        "versions": versions(),
        "tag": autoscaling.describe_tags()["Tags"][0]["Value"],
        "activities": len(activities),
        "distinct": len({activity["ActivityId"] for activity in activities}),
    }


def cancelled():
    make_group(4)
    refresh_id = start()
    follow_to_the_half(refresh_id)
    answer = autoscaling.cancel_instance_refresh(**GROUP)
    seen, refresh = follow(refresh_id, "Cancelled")
    return {
        "same": answer["InstanceRefreshId"] == refresh_id,
        "statuses": seen,
        "reason": refresh["StatusReason"],
        "versions": versions(),
    }


def rolled_back():
    make_group(4)
    refresh_id = start()
    follow_to_the_half(refresh_id)
    answer = autoscaling.rollback_instance_refresh(**GROUP)
    seen, refresh = follow(refresh_id, "RollbackSuccessful")
    return {
        "same": answer["InstanceRefreshId"] == refresh_id,
        "statuses": seen,
        "rollback": sorted(refresh["RollbackDetails"]),
        "versions": versions(),
    }


def refused():
    make_group(1)
    refresh_id = start()
    return [
        failure(lambda: start()),
        failure(lambda: autoscaling.describe_instance_refreshes(AutoScalingGroupName="none")),
        failure(lambda: start(MinHealthyPercentage=101)),
        failure(lambda: ec2.describe_launch_templates(LaunchTemplateNames=["none"])),
    ]


def failure(call):
    try:
        call()
    except ClientError as error:
        answer = error.response
        status = answer["ResponseMetadata"]["HTTPStatusCode"]
        return [type(error).__name__, answer["Error"]["Code"], status]
    return None


def alarmed():
    make_group(2)
    cloudwatch.put_metric_alarm(
        AlarmName="errors",
        Namespace="App",
        MetricName="Errors",
        Statistic="Sum",
        Period=60,
        EvaluationPeriods=1,
        Threshold=1.5,
        ComparisonOperator="GreaterThanThreshold",
        TreatMissingData="ignore",
    )
    cloudwatch.set_alarm_state(AlarmName="errors", StateValue="OK", StateReason="a test")
    refresh_id = start(AutoRollback=True, AlarmSpecification={"Alarms": ["errors"]}, BakeTime=600)
    follow(refresh_id, "Baking")
    cloudwatch.put_metric_data(Namespace="App", MetricData=[{"MetricName": "Errors", "Value": 2}])
    seen, refresh = follow(refresh_id, "RollbackSuccessful")
    alarm = cloudwatch.describe_alarms(AlarmNames=["errors"])["MetricAlarms"][0]
    return {
        "protocol": cloudwatch.meta.service_model.resolved_protocol,
        "threshold": alarm["Threshold"],
        "state": alarm["StateValue"],
        "updated": alarm["StateUpdatedTimestamp"].year,
        "statuses": seen,
        "versions": versions(),
        "errors": errors(alarm["StateUpdatedTimestamp"]),
        "unknown": failure(
            lambda: cloudwatch.set_alarm_state(
                AlarmName="none", StateValue="OK", StateReason="a test"
            )
        ),
    }


def errors(until):
    """The sums of the last hour before an alarm's evaluation."""
    metric = {"Namespace": "App", "MetricName": "Errors"}
    answer = cloudwatch.get_metric_data(
        MetricDataQueries=[
            {"Id": "m", "MetricStat": {"Metric": metric, "Period": 60, "Stat": "Sum"}}
        ],
        StartTime=until - timedelta(hours=1),
        EndTime=until,
    )
    return answer["MetricDataResults"][0]["Values"]


def presigned():
    """Addresses that carry their signature, opened by somebody who has no credentials, and one that was changed."""
    make_group(0)
    identity = boto3.client("sts").generate_presigned_url("get_caller_identity", HttpMethod="GET")
    groups = autoscaling.generate_presigned_url(
        "describe_auto_scaling_groups",
        Params={"AutoScalingGroupNames": ["web"]},
        HttpMethod="GET",
    )
    zones = ec2.generate_presigned_url("describe_availability_zones", HttpMethod="GET")
    changed = groups.replace("=web", "=other")
    return [opened(address) for address in [identity, groups, zones, changed]]


def opened(address):
    try:
        with urllib.request.urlopen(address) as answer:
            return [answer.status, answer.read().decode().split("Response ")[0].split("<")[-1]]
    except urllib.error.HTTPError as error:
        return [error.code, error.read().decode().split("</Code>")[0].split("<Code>")[-1]]


told = [rolled, cancelled, rolled_back, refused, alarmed, presigned]
stories = {story.__name__: story for story in told}
print(json.dumps(stories[sys.argv[1]]()))
