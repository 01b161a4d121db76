terraform {
  required_providers {
    jira = {
      source = "jira-robots/jira"
    }
    fourplusone = {
      source = "fourplusone/jira"
    }
  }
}

provider "jira" {}
