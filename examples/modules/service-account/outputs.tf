# Copyright (c) the terraform-provider-jira authors
# SPDX-License-Identifier: MPL-2.0

output "user_key" {
  description = "The user key of the service account."
  value       = jira_user.this.key
}
