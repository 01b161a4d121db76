// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// A robot is what the configuration declares of one: the attributes of its jira_user and its jira_user_avatar.
type robot struct {
	Username     string `json:"username"`
	DisplayName  string `json:"display_name"`
	EmailAddress string `json:"email_address"`
	Key          string `json:"key"`
	File         string `json:"file"`
	Crop         *crop  `json:"crop"`
}

// crop is a square in pixels of the file.
type crop struct {
	X    int `json:"x"`
	Y    int `json:"y"`
	Size int `json:"size"`
}

// robots reads them from Terraform's state, by username.
func (p *workplace) robots(ctx context.Context) (map[string]*robot, error) {
	output, err := p.command(ctx, "show", "-json").Output()
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
		return nil, fmt.Errorf("reading what terraform show -json says: %w", err)
	}
	robots := map[string]*robot{}
	for _, resource := range state.Values.RootModule.Resources {
		if robots[resource.Index] == nil {
			robots[resource.Index] = &robot{}
		}
		if err := json.Unmarshal(resource.Values, robots[resource.Index]); err != nil {
			return nil, fmt.Errorf("reading what terraform show -json says of %s: %w", resource.Index, err)
		}
	}
	return robots, nil
}

// compare looks at Jira itself, and not at what Terraform says of it.
func (r *robot) compare(jira *jirasim.Server) error {
	user, found := jira.User(r.Username)
	switch {
	case !found:
		return fmt.Errorf("%s has no user in Jira", r.Username)
	case user.DisplayName != r.DisplayName:
		return fmt.Errorf("%s is called %q instead of %q", r.Username, user.DisplayName, r.DisplayName)
	case user.EmailAddress != r.EmailAddress:
		return fmt.Errorf("%s has the e-mail address %q instead of %q", r.Username, user.EmailAddress, r.EmailAddress)
	}
	alike, err := looksLike(jira.ShownImage(user.Key, 256), r)
	if err == nil && !alike {
		err = fmt.Errorf("%s does not show %s", r.Username, r.File)
	}
	return err
}

// onlyAdministrator fails if Jira has any of the robots or of their pictures, or anybody else.
func onlyAdministrator(jira *jirasim.Server, robots map[string]*robot) error {
	for _, user := range jira.Users() {
		if user.Name != "admin" {
			return fmt.Errorf("%s has a user in Jira", user.Name)
		}
	}
	for _, robot := range robots {
		if left := len(jira.Avatars(robot.Key)); left != 0 {
			return fmt.Errorf("%d pictures of %s are left in Jira", left, robot.Username)
		}
	}
	return nil
}
