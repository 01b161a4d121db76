import {
  to = jira_user_property.owner
  identity = {
    user_key     = "JIRAUSER10100"
    property_key = "example.owner"
  }
}
