variable "team" {
  description = "The team whose service accounts this state manages."
  type        = string
}

locals {
  robots = {
    for username, robot in jsondecode(file("${path.module}/robots.json")) : username => robot
    if robot.team == var.team
  }
}
