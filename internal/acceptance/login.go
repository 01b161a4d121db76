// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package acceptance

import "net/http"

// FailLogin sends a request with a wrong password, from outside the provider.
func (w *Workspace) FailLogin(username string) {
	w.t.Helper()
	request, err := http.NewRequestWithContext(w.t.Context(), http.MethodGet, w.Jira.URL()+"/rest/api/2/myself", nil)
	if err != nil {
		w.t.Fatal(err)
	}
	request.SetBasicAuth(username, "certainly wrong")
	response, err := http.DefaultClient.Do(request) //nolint:forbidigo // the request is not the provider's
	if err != nil {
		w.t.Fatal(err)
	}
	_ = response.Body.Close()
}
