// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package acceptance

import (
	"net/http"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// FailLogin tries to log in with a wrong password, as somebody else might.
func FailLogin(t *testing.T, server *jirasim.Server, username string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL()+"/rest/api/2/myself", nil)
	if err != nil {
		t.Fatal(err)
	}
	request.SetBasicAuth(username, "certainly wrong")
	response, err := http.DefaultClient.Do(request) //nolint:forbidigo // somebody else, not the provider
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
}
