// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import "testing"

func TestSettings_invalid(t *testing.T) {
	t.Parallel()
	for _, settings := range []Settings{
		{Version: "7.13"},
		{ContextPath: "jira"},
		{ConfiguredBaseURL: "jira.example.com"},
		{RawUploadOffStatus: 418},
		{SelectionChecked: 500},
		{SelectStatus: 201},
		{Expand: "some"},
		{FailedLoginAnonymous: true},
	} {
		if _, err := New(settings); err == nil {
			t.Errorf("no error for %+v", settings)
		}
	}
}
