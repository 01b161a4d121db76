#!/bin/sh
# Selects an avatar for each service account. The avatar IDs come from the browser.
set -e

while read -r username avatar_id; do
  curl --fail --silent --show-error \
    --user "$JIRA_USERNAME:$JIRA_PASSWORD" \
    --request PUT \
    --header "Content-Type: application/json" \
    --data "{\"id\": \"$avatar_id\"}" \
    "$JIRA_BASE_URL/rest/api/2/user/avatar?username=$username"
done <<AVATARS
robot 10500
release-bot 10501
AVATARS
