#!/usr/bin/env bash
# Rolls an Auto Scaling group onto the newest version of its launch template: ./deploy.sh GROUP LAUNCH_TEMPLATE
set -uo pipefail

group=${1:?Say which Auto Scaling group to roll.}
template=${2:?Say which launch template to roll it onto.}

npx instance-refresh roll "$group" --launch-template "$template" --config refresh.yaml --timeout 1h
result=$?

case $result in
  0) echo "$group runs the newest version of $template." ;;
  6) echo "$group is back on its old version." ;;
  10 | 130) echo "The refresh goes on in AWS. Run this again to follow it." ;;
esac
exit $result
