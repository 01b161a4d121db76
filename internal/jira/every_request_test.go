// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestEveryRequestStaysBelowTheBaseURLAndHasItsHeaders(t *testing.T) {
	t.Parallel()
	for _, contextPath := range []string{"/", "/jira", "/tools/jira"} {
		t.Run(contextPath, func(t *testing.T) {
			t.Parallel()
			server := startJira(t, jirasim.Settings{ContextPath: contextPath})
			client := connectTo(t, server.URL()+"/", hurry)
			for _, operation := range everyOperation(t, server) {
				if err := operation.run(t.Context(), client); err != nil {
					t.Errorf("%s: %v", operation.name, err)
				}
			}
			for _, request := range server.Requests() {
				checkManners(t, request)
			}
		})
	}
}

func checkManners(t *testing.T, request jirasim.Request) {
	t.Helper()
	name := request.Method + " " + request.Path
	if !strings.HasPrefix(request.Path, "/rest/api/2/") {
		t.Errorf("%s is not below the base URL", name)
	}
	for header, want := range map[string]string{
		"Authorization":     "Basic YWRtaW46YWRtaW4=",
		"X-Atlassian-Token": "no-check",
		"User-Agent":        "terraform-provider-jira/test",
		"Accept":            "application/json",
	} {
		if got := request.Header.Values(header); len(got) != 1 || got[0] != want {
			t.Errorf("%s has %s %q, want %q", name, header, got, want)
		}
	}
	if !strings.HasSuffix(request.Path, "/user/avatar") && request.Header.Get("Cookie") != "" {
		t.Errorf("%s carries a cookie, which may beat the credentials", name)
	}
}

func TestWritesSayWhatTheyCarryAndHowLongItIs(t *testing.T) {
	t.Parallel()
	var mutex sync.Mutex
	var uploads int
	content := encoded(t, quarters(64, blue))
	jiraServer := script(t, func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		if r.ContentLength != int64(len(body)) || len(r.TransferEncoding) != 0 {
			t.Errorf("%s %s announces %d bytes (%v) and has %d", r.Method, r.URL.Path, r.ContentLength, r.TransferEncoding, len(body))
		}
		if !strings.HasSuffix(r.URL.Path, "/temporary") {
			says(http.StatusCreated, asJSON, `{"id":"10500"}`)(w, r)
			return
		}
		mutex.Lock()
		defer mutex.Unlock()
		uploads++
		if string(body) != string(content) || r.Header.Get("Content-Type") != "image/png" {
			t.Errorf("upload %d is %d bytes of %s, want the %d of the picture", uploads, len(body), r.Header.Get("Content-Type"), len(content))
		}
		if uploads == 1 {
			says(http.StatusBadGateway, asHTML, "")(w, r)
			return
		}
		says(http.StatusCreated, asJSON, `{"cropperWidth":48,"cropperOffsetX":0,"cropperOffsetY":0,"needsCropping":true}`)(w, r)
	})
	client := jiraServer.connect(t)
	uploaded, err := client.UploadAvatar(t.Context(), jira.User{Profile: jira.Profile{Username: "robot"}}, exactly(jira.Image{PNG: content, Side: 64}), nil)
	if err != nil || uploaded.ID != "10500" {
		t.Fatalf("uploaded %+v, %v", uploaded, err)
	}
	if uploads != 2 {
		t.Errorf("uploaded %d times, want a second time after the 502", uploads)
	}
}
