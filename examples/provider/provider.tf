terraform {
  required_providers {
    jira = {
      source = "jira-robots/jira"
    }
  }
}

# The password comes from the environment: JIRA_PASSWORD. base_url and username may, too: JIRA_BASE_URL, JIRA_USERNAME.
provider "jira" {
  base_url = "https://jira.example.com"
  username = "terraform"
}
