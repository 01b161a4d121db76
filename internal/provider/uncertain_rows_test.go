// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// uncertainBehaviors returns the rows of TestAccUncertainBehavior. Each differs from the first row in one behavior.
func uncertainBehaviors() []*uncertainJira {
	rows := []*uncertainJira{
		{behavior: "default behavior"},
		{behavior: "PUT user/avatar responds 200", settings: jirasim.Settings{SelectStatus: 200}},
		{behavior: "PUT user/avatar responds 204", settings: jirasim.Settings{SelectStatus: 204}},
		{behavior: "a refused confirm consumes the upload", settings: jirasim.Settings{RefusedConfirmConsumes: true}},
		{behavior: "user keys ignore case", settings: jirasim.Settings{UserKeysIgnoreCase: true}},
		{behavior: "a node restarts after an upload", settings: jirasim.Settings{RestartsAfterUpload: 1}},
		{
			behavior: "a node restarts after two uploads", settings: jirasim.Settings{RestartsAfterUpload: 2},
			warnings: map[string]string{"create": "48"}, thumbnail: true,
		},
		{behavior: "a failed login is anonymous", settings: jirasim.Settings{Version: "9.12", FailedLoginAnonymous: true}},
		{behavior: "no Gravatars", settings: jirasim.Settings{GravatarOff: true}},
	}
	for _, status := range []int{400, 404} {
		rows = append(rows, &uncertainJira{
			behavior: fmt.Sprintf("PUT user/avatar checks the ID: %d", status), settings: jirasim.Settings{SelectionChecked: status},
			// A default avatar cannot be selected without an ID that exists.
			warnings: map[string]string{"destroy": "Avatar not reset"},
		})
	}
	for _, expand := range jirasim.Expansions[1:] {
		rows = append(rows, &uncertainJira{behavior: "expand: " + string(expand), settings: jirasim.Settings{Expand: expand}})
	}
	for _, status := range []int{400, 403, 404, 405, 406, 415, 500} {
		for _, html := range []bool{false, true} {
			if html && status == 403 {
				continue // it is always a page
			}
			behavior := fmt.Sprintf("raw upload: %d", status)
			if html {
				behavior += " in HTML"
			}
			rows = append(rows, &uncertainJira{
				behavior: behavior, settings: jirasim.Settings{RawUploadOff: true, RawUploadOffStatus: status, RawUploadOffHTML: html},
			})
		}
	}
	return rows
}

// settledSettings are the settings of the simulated Jira that concern no uncertain behavior: versions, administrators' choices,
// faults and sizes. Other tests cover them. UserList is uncertain too: a row has too few users for a list, and
// TestAccUserAvatar_listedUsers tries each form of the list.
var settledSettings = []string{
	"Version", "Cloud", "Listen", "ContextPath", "ConfiguredBaseURL", "AdminUsername", "AdminPassword", "BasicAuthOff", "BasicAuthUsers",
	"BasicAuthPaths", "BrowseUsers", "UserList", "TokenSessionsKept", "ConfirmAlwaysFails", "HideEmail", "MaskEmail", "EmailHiddenFromAll", "ReadOnlyDirectory",
	"PasswordMinimumLength", "LicenseSeats", "CreateInactive", "SearchCap", "Nodes", "StickySessions", "ReplicationReads", "RateLimit", "RateLimitInterval",
}

// Every setting of the simulated Jira is either settled or in the table with each of its values.
func TestUncertainBehavior_complete(t *testing.T) {
	t.Parallel()
	rows := uncertainBehaviors()
	fields := reflect.TypeFor[jirasim.Settings]()
	for index := range fields.NumField() {
		field := fields.Field(index)
		if slices.Contains(settledSettings, field.Name) {
			continue
		}
		var tried []any
		for _, row := range rows {
			tried = append(tried, reflect.ValueOf(row.settings).Field(index).Interface())
		}
		values := valuesOf(field)
		if len(values) == 0 {
			t.Errorf("%s: the test does not know the values of the type %s", field.Name, field.Type)
		}
		for _, value := range values {
			if !slices.Contains(tried, value) {
				t.Errorf("no row of the table has %s = %v", field.Name, value)
			}
		}
	}
	for _, name := range settledSettings {
		if _, exists := fields.FieldByName(name); !exists {
			t.Errorf("the simulated Jira has no setting %s", name)
		}
	}
}

// valuesOf returns all values of a setting. Of numbers, it returns the HTTP statuses that the simulated Jira accepts, or a few
// where it accepts every number.
func valuesOf(field reflect.StructField) []any {
	var values []any
	switch field.Type {
	case reflect.TypeFor[bool]():
		return []any{false, true}
	case reflect.TypeFor[jirasim.Expansion]():
		for _, expand := range jirasim.Expansions {
			values = append(values, expand)
		}
	case reflect.TypeFor[int]():
		accepts := func(number int) bool {
			settings := jirasim.Settings{}
			reflect.ValueOf(&settings).Elem().FieldByIndex(field.Index).SetInt(int64(number))
			_, err := jirasim.New(settings)
			return err == nil
		}
		if accepts(1) {
			return []any{0, 1, 2}
		}
		for _, status := range []int{0, 200, 201, 202, 204, 302, 400, 401, 403, 404, 405, 406, 409, 410, 411, 413, 415, 422, 429, 500, 501, 502, 503} {
			if accepts(status) {
				values = append(values, status)
			}
		}
	}
	return values
}
