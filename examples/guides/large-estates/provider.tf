provider "jira" {
  max_concurrent_requests = 20
}
