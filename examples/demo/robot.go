// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// robot is one service account as the configuration declares it: attributes of its jira_user and its jira_user_avatar.
type robot struct {
	Username     string `json:"username"`
	DisplayName  string `json:"display_name"`
	EmailAddress string `json:"email_address"`
	Key          string `json:"key"`
	File         string `json:"file"`
	Crop         *crop  `json:"crop"`
}

// crop is a square, in pixels of the image file.
type crop struct {
	X    int `json:"x"`
	Y    int `json:"y"`
	Size int `json:"size"`
}

// robots reads the robots from Terraform's state. The result is keyed by username.
func (w *workingDirectory) robots(ctx context.Context) (map[string]*robot, error) {
	output, err := w.command(ctx, "show", "-json").Output()
	if err != nil {
		return nil, fmt.Errorf("terraform show -json: %w", err)
	}
	var state struct {
		Values struct {
			RootModule struct {
				Resources []struct {
					Index  string          `json:"index"`
					Values json.RawMessage `json:"values"`
				} `json:"resources"`
			} `json:"root_module"`
		} `json:"values"`
	}
	if err := json.Unmarshal(output, &state); err != nil {
		return nil, fmt.Errorf("read the output of terraform show -json: %w", err)
	}
	robots := map[string]*robot{}
	for _, resource := range state.Values.RootModule.Resources {
		if robots[resource.Index] == nil {
			robots[resource.Index] = &robot{}
		}
		if err := json.Unmarshal(resource.Values, robots[resource.Index]); err != nil {
			return nil, fmt.Errorf("read %s from the output of terraform show -json: %w", resource.Index, err)
		}
	}
	return robots, nil
}

// compare returns an error that describes the first difference between the declared robot and the user in Jira. It reads
// Jira itself and does not rely on Terraform's output.
func (r *robot) compare(jira *jirasim.Server) error {
	user, found := jira.User(r.Username)
	switch {
	case !found:
		return fmt.Errorf("the user %s does not exist in Jira", r.Username)
	case user.DisplayName != r.DisplayName:
		return fmt.Errorf("%s has the display name %q instead of %q", r.Username, user.DisplayName, r.DisplayName)
	case user.EmailAddress != r.EmailAddress:
		return fmt.Errorf("%s has the e-mail address %q instead of %q", r.Username, user.EmailAddress, r.EmailAddress)
	}
	same, err := r.showsImage(jira.ShownImage(user.Key, 256))
	if err == nil && !same {
		err = fmt.Errorf("the avatar of %s does not show %s", r.Username, r.File)
	}
	return err
}

// checkOnlyAdministrator returns an error if Jira has a user other than the administrator, or an avatar of one of the
// robots.
func checkOnlyAdministrator(jira *jirasim.Server, robots map[string]*robot) error {
	for _, user := range jira.Users() {
		if user.Name != "admin" {
			return fmt.Errorf("the user %s exists in Jira", user.Name)
		}
	}
	for _, robot := range robots {
		if left := len(jira.Avatars(robot.Key)); left != 0 {
			return fmt.Errorf("%d uploaded avatars of %s still exist in Jira", left, robot.Username)
		}
	}
	return nil
}
