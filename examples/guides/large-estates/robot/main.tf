terraform {
  required_providers {
    jira = {
      source = "jira-robots/jira"
    }
  }
}

variable "username" {
  type = string
}

variable "display_name" {
  type = string
}

variable "image" {
  type = string
}

resource "jira_user" "robot" {
  username      = var.username
  display_name  = var.display_name
  email_address = "${var.username}@example.com"
}

resource "jira_user_avatar" "robot" {
  user_key = jira_user.robot.key
  file     = var.image
}
