// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"errors"
	"fmt"
	"net/http"
	"slices"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

// Expansion is what the parameter expand does to the groups and application roles of a user. Recordings show it for 7.x
// only, and Atlassian's files of 10.3 and 11.3 do not have the parameter (facts 12.3).
type Expansion string

const (
	// ExpandAll honors the parameter.
	ExpandAll Expansion = ""
	// ExpandGroups expands groups only, and shows the size of the application roles.
	ExpandGroups Expansion = "groups"
	// ExpandRoles expands application roles only, and shows the size of the groups.
	ExpandRoles Expansion = "applicationRoles"
	// ExpandNothing ignores the parameter: both members have their size and no items.
	ExpandNothing Expansion = "nothing"
	// ExpandAbsent leaves out both members.
	ExpandAbsent Expansion = "absent"
)

// Expansions are all values of Settings.Expand.
var Expansions = []Expansion{ExpandAll, ExpandGroups, ExpandRoles, ExpandNothing, ExpandAbsent}

// expands reports whether a member is expanded if the client asks for it.
func (expansion Expansion) expands(member string) bool {
	return expansion == ExpandAll || string(expansion) == member
}

// checkUnknowns refuses values of the settings for unknown behavior that no Jira could have.
func (settings Settings) checkUnknowns(version store.Version) error {
	switch {
	case !slices.Contains([]int{400, 403, 404, 405, 406, 415, 500}, settings.RawUploadOffStatus):
		return fmt.Errorf("a raw upload is refused with 400, 403, 404, 405, 406, 415 or 500, not %d", settings.RawUploadOffStatus)
	case !slices.Contains([]int{0, 400, 404}, settings.SelectionChecked):
		return fmt.Errorf("an unknown avatar is accepted (0) or refused with 400 or 404, not %d", settings.SelectionChecked)
	case settings.SelectStatus != http.StatusOK && settings.SelectStatus != http.StatusNoContent:
		return fmt.Errorf("an avatar is selected with 200 or 204, not %d", settings.SelectStatus)
	case !slices.Contains(Expansions, settings.Expand):
		return fmt.Errorf("unknown expansion %q", settings.Expand)
	case settings.FailedLoginAnonymous && version.AtLeast(10, 0):
		return errors.New("a wrong password is 401 for every resource from Jira 10 on")
	}
	return nil
}
