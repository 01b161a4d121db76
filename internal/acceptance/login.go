// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package acceptance

import (
	"net/http"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// FailLogin sends a request with a wrong password, from outside the provider.
func FailLogin(t *testing.T, server *jirasim.Server, username string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL()+"/rest/api/2/myself", nil)
	if err != nil {
		t.Fatal(err)
	}
	request.SetBasicAuth(username, "certainly wrong")
	response, err := http.DefaultClient.Do(request) //nolint:forbidigo // the request is not the provider's
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
}
