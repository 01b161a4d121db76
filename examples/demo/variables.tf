# Copyright (c) the terraform-provider-jira authors
# SPDX-License-Identifier: MPL-2.0

variable "robots" {
  description = "The service accounts, by username."
  type = map(object({
    display_name = string
    image        = string
    # The square of the image to use, in pixels. Defaults to the largest centered square.
    crop = optional(object({ x = number, y = number, size = number }))
  }))
  default = {
    "backup-bot" = {
      display_name = "Backup Bot"
      image        = "backup-bot.gif"
    }
    "chat-bridge" = {
      display_name = "Chat Bridge"
      image        = "chat-bridge.png"
    }
    "ci-robot" = {
      display_name = "CI Robot"
      image        = "ci-robot.png"
    }
    "lookout-bot" = {
      display_name = "Lookout Bot"
      image        = "lookout-bot.jpg" # 300 x 900 pixels; the head is in the upper third.
      crop         = { x = 40, y = 110, size = 220 }
    }
    "release-bot" = {
      display_name = "Release Bot"
      image        = "release-bot.jpg"
    }
    "test-inspector" = {
      display_name = "Test Inspector"
      image        = "test-inspector.png"
    }
  }
}
