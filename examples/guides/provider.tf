terraform {
  required_providers {
    jira = {
      source = "jira-robots/jira"
    }
  }
}

provider "jira" {}
