// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

//go:build unix

package benchmark

import (
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"

	"github.com/jira-robots/terraform-provider-jira/internal/provider"
)

// Shape is a way to write the configuration of an estate.
type Shape string

// The shapes. The guide "Large estates" explains them and recommends Map.
const (
	Map    Shape = "map"
	Set    Shape = "set"
	Count  Shape = "count"
	Module Shape = "module"
)

// Shapes are all shapes, in the order in which the table shows them.
var Shapes = []Shape{Set, Map, Count, Module}

// repetition is how the resources of a shape are repeated.
type repetition struct {
	// argument repeats a resource. It is empty in a module, which is repeated as a whole.
	argument string
	// name and robot are the username and the properties of an instance.
	name, robot string
	// key is the user key of the user that an avatar belongs to.
	key string
}

var repetitions = map[Shape]repetition{
	Map:    {"for_each = local.robots", "each.key", "each.value", "jira_user.robot[each.key].key"},
	Set:    {"for_each = toset(keys(local.robots))", "each.value", "local.robots[each.value]", "jira_user.robot[each.key].key"},
	Count:  {"count = length(local.names)", "local.names[count.index]", "local.robots[local.names[count.index]]", "jira_user.robot[count.index].key"},
	Module: {"", "var.name", "var.robot", "jira_user.robot.key"},
}

const (
	versions = `terraform {
  required_providers {
    jira = {
      source = %q
    }
  }
}
`
	locals = `
locals {
  robots = jsondecode(file("${path.module}/robots.json"))
  names  = keys(local.robots)
}
`
	modules = `
module "robot" {
  source   = "./robot"
  for_each = local.robots

  name  = each.key
  robot = each.value
}
`
	moduleVariables = `
variable "name" {
  type = string
}

variable "robot" {
  type = object({ display_name = string, image = string })
}
`
	user = `
resource "jira_user" "robot" {
  %s
  username      = %s
  display_name  = %s.display_name
  email_address = "${%s}@example.com"
}
`
	avatar = `
resource "jira_user_avatar" "robot" {
  %s
  user_key = %s
  file     = "${path.root}/${%s.image}"
}
`
)

// images is the number of different images.
const images = 20

// robot are the properties of a user in robots.json.
type robot struct {
	DisplayName string `json:"display_name"`
	Image       string `json:"image"`
}

// write writes the configuration of the estate. A new edition changes the display names and the images of all users.
func (e Estate) write(folder string, edition int) error {
	robots := make(map[string]robot, e.Users)
	for number := range e.Users {
		robots[fmt.Sprintf("robot-%05d", number)] = robot{
			DisplayName: fmt.Sprintf("Robot %d, edition %d", number, edition), Image: imageName((number + edition) % images),
		}
	}
	if e.Avatars {
		for name, changed := range robots {
			changed.DisplayName = "Robot " + name // Only the images change.
			robots[name] = changed
		}
	}
	content, err := json.Marshal(robots)
	if err != nil {
		return err
	}
	files := e.configuration()
	files["robots.json"] = string(content)
	for name, content := range files {
		file := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// configuration returns the files of the configuration by name.
func (e Estate) configuration() map[string]string {
	repeated := repetitions[e.Shape]
	header := fmt.Sprintf(versions, provider.Address)
	resources := fmt.Sprintf(user, repeated.argument, repeated.name, repeated.robot, repeated.name)
	if e.Avatars {
		resources += fmt.Sprintf(avatar, repeated.argument, repeated.key, repeated.robot)
	}
	if e.Shape == Module {
		return map[string]string{"main.tf": header + locals + modules, "robot/main.tf": header + moduleVariables + resources}
	}
	return map[string]string{"main.tf": header + locals + resources}
}

func imageName(number int) string { return fmt.Sprintf("image-%d.png", number) }

// writeImages writes the images, of which each is distinguishable from the others after it is scaled.
func writeImages(folder string) error {
	const side = 256
	for number := range images {
		pixels := image.NewNRGBA(image.Rect(0, 0, side, side))
		for y := range side {
			for x := range side {
				pixels.SetNRGBA(x, y, color.NRGBA{R: uint8(x), G: uint8(y), B: uint8(number * 255 / images), A: 255})
			}
		}
		file, err := os.Create(filepath.Join(folder, imageName(number)))
		if err != nil {
			return err
		}
		if err := png.Encode(file, pixels); err != nil {
			return err
		}
		if err := file.Close(); err != nil {
			return err
		}
	}
	return nil
}
