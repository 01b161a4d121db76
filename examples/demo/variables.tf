# Copyright (c) the terraform-provider-jira authors
# SPDX-License-Identifier: MPL-2.0

variable "robots" {
  description = "The users that nobody logs in to, by username."
  type = map(object({
    display_name = string
    picture      = string
    # The square of the picture to show, in its pixels; without it the largest one in its middle.
    crop = optional(object({ x = number, y = number, size = number }))
  }))
  default = {
    "backup-bot" = {
      display_name = "Backup Bot"
      picture      = "backup-bot.gif"
    }
    "chat-bridge" = {
      display_name = "Chat Bridge"
      picture      = "chat-bridge.png"
    }
    "ci-robot" = {
      display_name = "CI Robot"
      picture      = "ci-robot.png"
    }
    "lookout-bot" = {
      display_name = "Lookout Bot"
      picture      = "lookout-bot.jpg" # 300 x 900 pixels, nearly all of them neck.
      crop         = { x = 40, y = 110, size = 220 }
    }
    "release-bot" = {
      display_name = "Release Bot"
      picture      = "release-bot.jpg"
    }
    "test-inspector" = {
      display_name = "Test Inspector"
      picture      = "test-inspector.png"
    }
  }
}
