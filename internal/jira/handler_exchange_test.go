// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"io"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// TestExchangeHandler_responseTooLarge measures memory, so it does not run in parallel with other tests.
func TestExchangeHandler_responseTooLarge(t *testing.T) {
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	makeFirstRequest(t, server, client)
	server.Misbehave(jirasim.Fault{Kind: jirasim.Huge})

	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := client.User(t.Context(), jira.ByUsername("admin"))
	runtime.ReadMemStats(&after)
	if err == nil || !strings.Contains(err.Error(), "the response is larger than 16 MB") {
		t.Errorf("ended with %v", err)
	}
	if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 150 {
		t.Errorf("used %d MB, want it bounded by a small multiple of 16 MB", used)
	}
	wantRequests(t, server, "GET user")
}

func TestExchangeHandler_largeResponse(t *testing.T) {
	t.Parallel()
	const padding = 4 << 20 // more than the largest response of Jira
	scripted := script(t, respondWith(200, asJSON, strings.Repeat(" ", padding)+aUser))
	user, err := scripted.connect(t).User(t.Context(), jira.ByUsername("robot"))
	if err != nil || user.Key != "JIRAUSER1" {
		t.Errorf("read %+v, %v", user, err)
	}
}

func TestExchangeHandler_bodyAndLength(t *testing.T) {
	t.Parallel()
	var mutex sync.Mutex
	var uploads int
	content := encoded(t, quarters(64, blue))
	scripted := script(t, func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		if r.ContentLength != int64(len(body)) || len(r.TransferEncoding) != 0 {
			t.Errorf("%s %s announces %d bytes (%v) and has %d", r.Method, r.URL.Path, r.ContentLength, r.TransferEncoding, len(body))
		}
		if strings.HasSuffix(r.URL.Path, "/avatars") {
			respondWith(http.StatusOK, asJSON, `{"system":[],"custom":[]}`)(w, r)
			return
		}
		if !strings.HasSuffix(r.URL.Path, "/temporary") {
			respondWith(http.StatusCreated, asJSON, `{"id":"10500"}`)(w, r)
			return
		}
		mutex.Lock()
		defer mutex.Unlock()
		uploads++
		if string(body) != string(content) || r.Header.Get("Content-Type") != "image/png" {
			t.Errorf("upload %d is %d bytes of %s, want the %d bytes of the image", uploads, len(body), r.Header.Get("Content-Type"), len(content))
		}
		if uploads == 1 {
			respondWith(http.StatusBadGateway, asHTML, "")(w, r)
			return
		}
		respondWith(http.StatusCreated, asJSON, `{"cropperWidth":48,"cropperOffsetX":0,"cropperOffsetY":0,"needsCropping":true}`)(w, r)
	})
	client := scripted.connect(t)
	uploaded, err := client.UploadAvatar(t.Context(), jira.User{Profile: jira.Profile{Username: "robot"}}, exactly(jira.Image{PNG: content, Side: 64}))
	if err != nil || uploaded.ID != "10500" {
		t.Fatalf("uploaded %+v, %v", uploaded, err)
	}
	if uploads != 2 {
		t.Errorf("%d uploads, want a second one after the 502", uploads)
	}
}
