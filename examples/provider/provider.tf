terraform {
  required_providers {
    jira = {
      source = "jira-robots/jira"
    }
  }
}

# The password comes from the environment variable JIRA_PASSWORD. JIRA_BASE_URL and JIRA_USERNAME can replace base_url and
# username.
provider "jira" {
  base_url = "https://jira.example.com"
  username = "terraform"
}
