// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// savePlan plans into the file "tfplan", and returns the plan as a user reads it.
func savePlan(workspace *acceptance.Workspace) string {
	workspace.Plan("-out=tfplan")
	return workspace.Run("", "show", "-no-color", "tfplan")
}

// changedAttribute matches the line of a changed attribute, but not an element of urls.
var changedAttribute = regexp.MustCompile(`^[~+-] \w+ = `)

// expectPlanned fails the test unless the plan shows exactly these changed attributes.
func expectPlanned(t *testing.T, plan string, changes ...string) {
	t.Helper()
	_, actions, _ := strings.Cut(plan, " will perform the following actions:") // "Terraform" or "OpenTofu" precedes it.
	var got []string
	for line := range strings.Lines(actions) {
		line = strings.Join(strings.Fields(line), " ")
		if changedAttribute.MatchString(line) {
			got = append(got, line)
		}
	}
	if fmt.Sprint(got) != fmt.Sprint(changes) {
		t.Errorf("the plan shows\n\t%s\nwant\n\t%s\n%s", strings.Join(got, "\n\t"), strings.Join(changes, "\n\t"), plan)
	}
}

func TestAccUserAvatar_driftRepaired(t *testing.T) {
	workspace, user := workspaceWithAvatar(t)
	uploaded, other := customAvatars(workspace, user)[0], workspace.Jira.SystemAvatars()[3]
	workspace.Jira.SelectAvatar(user.Key, other)
	workspace.Plan().ExpectChanges("jira_user_avatar.robot", "update").
		ExpectWarning("Another avatar was selected outside Terraform", fmt.Sprintf("the apply selects avatar %d again and uploads nothing.", uploaded))
	workspace.ExpectSent("GET user", "GET user/avatars")
	expectPlanned(t, savePlan(workspace), fmt.Sprintf(`~ avatar_id = "%d" -> "%d"`, other, uploaded), "~ urls = {")
	workspace.Jira.ForgetRequests()
	workspace.Apply()
	workspace.ExpectSent("GET user", "GET user/avatars", "GET user", "GET user/avatars", "PUT user/avatar", "GET user")
	expectAvatars(t, workspace, user, uploaded, uploaded)
	workspace.Jira.ForgetRequests()
	workspace.ExpectEmptyPlan()
	workspace.ExpectSent("GET user")
}

// The apply of a plan that selects never uploads: Terraform would report an inconsistent result.
func TestAccUserAvatar_deletedAfterDriftPlan(t *testing.T) {
	workspace, user := workspaceWithAvatar(t)
	uploaded, other := customAvatars(workspace, user)[0], workspace.Jira.SystemAvatars()[3]
	workspace.Jira.SelectAvatar(user.Key, other)
	savePlan(workspace)
	workspace.Jira.RemoveAvatar(uploaded)
	workspace.Jira.ForgetRequests()
	workspace.Try("apply", "tfplan").ExpectError("Avatar changed since the plan", "does not exist any more")
	workspace.ExpectOnlyReads()
	if state := workspace.State("jira_user_avatar.robot"); state["avatar_id"] != fmt.Sprint(other) || state["uploaded_avatar_id"] != fmt.Sprint(uploaded) {
		t.Errorf("the state is %v", state)
	}
	workspace.Apply()
	workspace.ExpectShown("robot", 24, 24, red)
	workspace.ExpectEmptyPlan()
}

// Another client selects another avatar right after the apply did.
func TestAccUserAvatar_otherShownAfterDriftPlan(t *testing.T) {
	workspace, user := newWorkspace(t, jirasim.Settings{})
	other, interfere := workspace.Jira.SystemAvatars()[3], atomic.Bool{}
	address, err := url.Parse(workspace.Jira.URL())
	if err != nil {
		t.Fatal(err)
	}
	jira := httputil.NewSingleHostReverseProxy(&url.URL{Scheme: address.Scheme, Host: address.Host})
	jira.ModifyResponse = func(response *http.Response) error {
		if response.Request.Method == http.MethodPut && interfere.Load() {
			workspace.Jira.SelectAvatar(user.Key, other)
		}
		return nil
	}
	front := httptest.NewServer(jira)
	t.Cleanup(front.Close)
	workspace.WriteImage("robot.png", acceptance.Plain(300, 300, red))
	workspace.Write("main.tf", fmt.Sprintf("provider \"jira\" {\n  base_url = %q\n%s\n}\n\n", front.URL+address.Path, workspace.Administrator())+
		avatarConfig(`file = "${path.cwd}/robot.png"`))
	workspace.Apply()
	uploaded := customAvatars(workspace, user)[0]
	workspace.Jira.SelectAvatar(user.Key, other)
	savePlan(workspace)
	interfere.Store(true)
	workspace.Try("apply", "tfplan").ExpectError("Avatar changed since the plan", fmt.Sprintf("the user shows avatar %d", other))
	if state := workspace.State("jira_user_avatar.robot"); state["avatar_id"] != fmt.Sprint(other) || state["uploaded_avatar_id"] != fmt.Sprint(uploaded) {
		t.Errorf("the state is %v", state)
	}
	expectAvatars(t, workspace, user, other, uploaded)
	interfere.Store(false)
	workspace.Apply()
	expectAvatars(t, workspace, user, uploaded, uploaded)
	workspace.ExpectEmptyPlan()
}

func TestAccUserAvatar_uploadDeletedOutside(t *testing.T) {
	workspace, user := workspaceWithAvatar(t)
	deleted := customAvatars(workspace, user)[0]
	workspace.Jira.RemoveAvatar(deleted)
	workspace.Plan().ExpectChanges("jira_user_avatar.robot", "update").ExpectWarning("Uploaded avatar was deleted outside Terraform", "uploads it as a new avatar")
	workspace.ExpectSent("GET user", "GET user/avatars", "GET user/avatars", "GET user/avatars", "GET user/avatars")
	expectPlanned(t, savePlan(workspace), fmt.Sprintf(`~ avatar_id = "%d" -> (known after apply)`, workspace.Jira.DefaultAvatar()),
		"~ stored_size = 300 -> (known after apply)", "+ uploaded_avatar_id = (known after apply)", "~ urls = {")
	workspace.Apply("-refresh-only")
	if state := workspace.State("jira_user_avatar.robot"); state["uploaded_avatar_id"] != nil {
		t.Errorf("uploaded_avatar_id is %v", state["uploaded_avatar_id"])
	}
	workspace.Apply().ExpectChanges("jira_user_avatar.robot", "update").ExpectNoWarnings()
	workspace.ExpectShown("robot", 24, 24, red)
	workspace.ExpectEmptyPlan()
	workspace.Destroy()
	expectAvatars(t, workspace, user, workspace.Jira.DefaultAvatar())
}

// A node of a cluster listed the avatars before it knew them: the upload that reappears is deleted after its successor.
func TestAccUserAvatar_deletedUploadReappears(t *testing.T) {
	workspace, user := workspaceWithAvatar(t)
	reappearing := customAvatars(workspace, user)[0]
	workspace.Jira.RemoveAvatar(reappearing)
	workspace.Apply("-refresh-only")
	workspace.Jira.AddAvatar(user.Key, reappearing, acceptance.Plain(300, 300, red))
	workspace.Apply()
	if ids := customAvatars(workspace, user); len(ids) != 1 || ids[0] == reappearing {
		t.Errorf("the user has the avatars %v", ids)
	}
	workspace.ExpectEmptyPlan()
}

func TestAccUserAvatar_deletedUploadAndFile(t *testing.T) {
	workspace, user := workspaceWithAvatar(t)
	workspace.Jira.RemoveAvatar(customAvatars(workspace, user)[0])
	if err := os.Remove(workspace.Folder + "/robot.png"); err != nil {
		t.Fatal(err)
	}
	workspace.Apply().ExpectWarning("Image file not found", "cannot be uploaded again without the file")
	expectAvatars(t, workspace, user, workspace.Jira.DefaultAvatar())
	workspace.ExpectEmptyPlan()
	workspace.WriteImage("robot.png", acceptance.Plain(300, 300, red))
	workspace.Apply()
	workspace.ExpectShown("robot", 24, 24, red)
	workspace.ExpectEmptyPlan()
}
