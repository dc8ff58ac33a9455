/** The manual that `--help` prints below the list of options. */

export const manual = `
A client needs its endpoint, a Region and any credentials:

  export AWS_ENDPOINT_URL=http://127.0.0.1:4599 AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1
  export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test

Every account and Region is a world of its own. The Region is the one a request is
signed for; the account is 123456789012, or the access key id if that is twelve digits.

Nothing happens between requests: each one first brings the world to the present.

Watch it in a browser: the root address is a live page of the groups, their instances
and refreshes, with buttons that pause, step and speed up the clock.

The page and the control routes answer programs of this machine and no other page: they refuse a
foreign Origin, and a Host that is no loopback name and was not given with --allow-host.

Control, JSON in and out:
  GET  /_simulator/health                             {"now"}
  POST /_simulator/reset                              back to the beginning
  POST /_simulator/advance   {"seconds": 5.5}         moves the clock, in every mode
  POST /_simulator/clock     {"mode", "scale"}        virtual, real or scaled
  GET  /_simulator/state                              everything, by account/Region
  GET  /_simulator/calls                              every AWS call received
  GET  /_simulator/events                             every event sent to EventBridge
  POST /_simulator/scenario  {"rules": [...]}         adds to what goes wrong
  POST /_simulator/metadata  {"instanceId"}           the instance that metadata speaks of

--world FILE holds a list of AWS calls that are made at the start:
  [{"service": "ec2", "action": "CreateLaunchTemplate", "parameters": {...}},
   {"service": "autoscaling", "action": "CreateAutoScalingGroup", "parameters": {...}}]
  Services are autoscaling, ec2, elb, elbv2, sts, cloudwatch and ssm; parameters have
  AWS's own names. A call may also have a region and an accountId.
  Any well-formed image id exists unless --images known is given. An entry such as
  {"image": {"ImageId": "ami-...", "Architecture": "arm64", "Name": "..."}} declares one.

--scenario FILE holds rules, and perhaps a request limit for Auto Scaling:
  {"rules": [{"kind": "throttle", "action": "DescribeInstanceRefreshes", "times": 3},
             {"kind": "launch", "failure": "...", "times": 2}],
   "requestLimit": {"size": 20, "refillPerSecond": 5}}

  On the wire, for the calls that service, action, after (calls that pass first),
  times (calls), from and for (simulated seconds) choose:
    throttle                          too many requests
    error      code, message, status  an error of your choice instead of the effect
    delay      seconds, milliseconds  simulated time before the effect, real time after it
    drop       when                   cuts the connection: beforeEffect or afterEffect
    malformed  left                   an answer that breaks off: half of it is left, or nothing
    stale      seconds                a view of AWS that is so many seconds old
    omit       action, fields         an answer without these members, as in AutoScalingGroups.Instances
    reorder    action, lists, order   an answer with its lists in another order
  On the wire, for those looks at refreshes that after, times, from and for choose:
    forget                            no refresh is reported
    status     status                 the status of a refresh that has not ended
  Inside AWS:
    launch        instances that fail to launch, come late or fall ill: autoScalingGroupName,
                  launchTemplateVersion, imageId, availabilityZone, failure, terminationReason,
                  inServiceAfter, unhealthyAfter, times
    target        targets that fail their checks: autoScalingGroupName, targetGroupArn,
                  loadBalancerName, launchTemplateVersion, imageId, failsAfter, times
    hook          lifecycle actions that are completed: autoScalingGroupName, lifecycleHookName,
                  result, after, times
    competingRefresh  somebody else's refresh: autoScalingGroupName, after or percentage, launchTemplateVersion
    alarm         an alarm that changes: alarmName, state, after
    missingImage  an image that does not exist: imageId
    missingInstanceProfile  an instance profile that EC2 does not know: instanceProfileName,
                  for (simulated seconds)
`;
