# detect-drift.sh: plans, sends the changes to a chat, and exits with the exit code of the plan.
exit_code=0
terraform plan -json -detailed-exitcode -lock=false > plan.jsonl || exit_code=$?
jq --raw-output '."@message"' plan.jsonl

if [ "$exit_code" -eq 2 ]; then
  jq --slurp '{
    text: [.[] | select(.type == "planned_change" or .type == "change_summary") | ."@message"] | join("\n")
  }' plan.jsonl > message.json
  curl --fail --silent --show-error --header 'Content-Type: application/json' --data @message.json "$CHAT_WEBHOOK_URL"
fi
exit "$exit_code"
