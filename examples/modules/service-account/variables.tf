# Copyright (c) the terraform-provider-jira authors
# SPDX-License-Identifier: MPL-2.0

variable "username" {
  description = "The username of the service account."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9._-]*$", var.username))
    error_message = "The username must consist of lowercase letters, digits, periods, underscores and hyphens, such as ci-robot."
  }
}

variable "display_name" {
  description = "The name that Jira shows."
  type        = string

  validation {
    condition     = trimspace(var.display_name) != ""
    error_message = "The display name must not be empty."
  }
}

variable "email_address" {
  description = "The e-mail address of the service account."
  type        = string

  validation {
    condition     = can(regex("^[^@ ]+@[^@ ]+$", var.email_address))
    error_message = "The e-mail address must have the form name@example.com."
  }
}

variable "team" {
  description = "The team that owns the service account. It is stored in the user property example.owner."
  type        = string

  validation {
    condition     = trimspace(var.team) != ""
    error_message = "The team must not be empty: somebody must know what the service account is for."
  }
}

variable "groups" {
  description = "All groups of the service account. If null, the groups are not managed."
  type        = set(string)
  default     = null
}

variable "avatar_file" {
  description = "The path of an image file for the avatar. If null, an avatar with initials is drawn."
  type        = string
  default     = null

  validation {
    condition     = var.avatar_file == null ? true : fileexists(var.avatar_file)
    error_message = "The avatar file does not exist. Use path.module or path.root in the path."
  }
}

variable "initials" {
  description = "One to three characters for a drawn avatar. If null, the first letters of the display name."
  type        = string
  default     = null

  validation {
    condition     = var.initials == null ? true : length(var.initials) >= 1 && length(var.initials) <= 3
    error_message = "The initials must have one to three characters."
  }
}

variable "avatar_color" {
  description = "The background color of a drawn avatar, of the form #rrggbb. If null, it is derived from the initials."
  type        = string
  default     = null

  validation {
    condition     = var.avatar_color == null ? true : can(regex("^#[0-9A-Fa-f]{6}$", var.avatar_color))
    error_message = "The avatar color must have the form #rrggbb, such as #0052cc."
  }
}
