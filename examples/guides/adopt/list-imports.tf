output "imports" {
  value = join("\n", [for username, robot in local.found : <<-EOT
    import {
      to = jira_user.robot["${username}"]
      id = "${robot.key}"
    }

    import {
      to = jira_user_avatar.robot["${username}"]
      id = "${robot.key}"
    }
  EOT
  ])
}
