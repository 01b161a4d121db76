# Stop the run if this is not the Jira that the configuration is for.
data "jira_server_info" "this" {
  lifecycle {
    postcondition {
      condition     = self.version_numbers[0] >= 9
      error_message = "This configuration needs Jira 9 or later. The version is ${self.version}."
    }
  }
}

output "jira" {
  value = "${data.jira_server_info.this.title} ${data.jira_server_info.this.version}"
}
