// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"bytes"
	"encoding/json"
	"image"
	"image/color"
	"image/png"
	"io"
	"net/http"
	"net/http/cookiejar"
	"slices"
	"strings"
	"testing"
)

// startJira serves a Jira for one test. In the end it makes sure that every response had a status that its operation
// declares, so that the comparison with the OpenAPI files speaks of what is really served.
func startJira(t *testing.T, settings Settings) *Server {
	t.Helper()
	server, err := Start(settings)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		server.Close()
		for _, request := range server.Requests() {
			checkDeclared(t, server, request)
		}
	})
	return server
}

func checkDeclared(t *testing.T, server *Server, request Request) {
	t.Helper()
	// These come from filters and the framework, before the operation.
	everywhere := []int{401, 403, 404, 405, 406, 415, 429, 503}
	if request.Fault != "" || slices.Contains(everywhere, request.Status) {
		return
	}
	path := strings.Replace(request.Path, "/rest/api/latest/", "/rest/api/2/", 1)
	known := false
	for _, route := range server.routes {
		if _, matches := matchPath(route.path, path); matches && route.method == request.Method && len(route.statuses) > 0 {
			known = true
			if slices.Contains(route.statuses, request.Status) {
				return
			}
		}
	}
	if known {
		t.Errorf("%s %s answered %d, which its operation does not declare", request.Method, request.Path, request.Status)
	}
}

func (s *Server) clientAs(t *testing.T, username, password string) *testClient {
	t.Helper()
	transport := &http.Transport{}
	t.Cleanup(transport.CloseIdleConnections)
	return &testClient{t: t, server: s, username: username, password: password, client: &http.Client{
		Transport:     transport,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

func (s *Server) asAdmin(t *testing.T) *testClient { return s.clientAs(t, "admin", "admin") }

// keepingCookies is the same client with a jar.
func (v *testClient) keepingCookies() *testClient {
	jar, err := cookiejar.New(nil)
	if err != nil {
		v.t.Fatal(err)
	}
	v.client.Jar = jar
	return v
}

type testResponse struct {
	status int
	header http.Header
	body   string
}

// try sends a request; headers are name, value, name, value.
func (v *testClient) try(method, path, body string, headers ...string) (testResponse, error) {
	request, err := http.NewRequestWithContext(v.t.Context(), method, v.server.URL()+path, strings.NewReader(body))
	if err != nil {
		v.t.Fatal(err)
	}
	request.Header.Set("User-Agent", "client")
	if body != "" {
		request.Header.Set("Content-Type", "application/json")
	}
	if v.username != "" {
		request.SetBasicAuth(v.username, v.password)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
		if headers[i+1] == "" {
			request.Header.Del(headers[i])
		}
	}
	response, err := v.client.Do(request)
	if err != nil {
		return testResponse{}, err
	}
	defer func() { _ = response.Body.Close() }()
	read, err := io.ReadAll(response.Body)
	return testResponse{response.StatusCode, response.Header, string(read)}, err
}

func (v *testClient) send(method, path, body string, headers ...string) testResponse {
	v.t.Helper()
	got, err := v.try(method, path, body, headers...)
	if err != nil {
		v.t.Fatalf("%s %s: %v", method, path, err)
	}
	return got
}

func (v *testClient) get(path string) testResponse { v.t.Helper(); return v.send("GET", path, "") }

// is checks the status and that the body has all the pieces.
func (r testResponse) expect(t *testing.T, status int, pieces ...string) testResponse {
	t.Helper()
	if r.status != status {
		t.Fatalf("status %d, want %d; body: %.400s", r.status, status, r.body)
	}
	for _, piece := range pieces {
		if !strings.Contains(r.body, piece) {
			t.Fatalf("body lacks %q: %.1200s", piece, r.body)
		}
	}
	return r
}

// into decodes the JSON body.
func (r testResponse) into(t *testing.T, target any) {
	t.Helper()
	if err := json.Unmarshal([]byte(r.body), target); err != nil {
		t.Fatalf("%v in %.400s", err, r.body)
	}
}

// addRobot is an active user without rights, with the username as password.
func addRobot(s *Server, name string) User {
	return s.AddUser(User{
		Name: name, DisplayName: "The " + name, EmailAddress: name + "@example.com", Password: name, Active: true,
		ApplicationKeys: []string{"jira-software"},
	})
}

var (
	red  = color.NRGBA{0xff, 0, 0, 0xff}
	blue = color.NRGBA{0, 0, 0xff, 0xff}
)

// twoColours is red on the left and blue on the right.
func twoColors(width, height int) *image.NRGBA {
	pixels := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			pixels.SetNRGBA(x, y, red)
			if x >= width/2 {
				pixels.SetNRGBA(x, y, blue)
			}
		}
	}
	return pixels
}

func pngOf(t *testing.T, pixels image.Image) string {
	t.Helper()
	var encoded bytes.Buffer
	if err := png.Encode(&encoded, pixels); err != nil {
		t.Fatal(err)
	}
	return encoded.String()
}

const temporaryPath = "/rest/api/2/user/avatar/temporary"

// upload sends a PNG the raw way.
func (v *testClient) upload(username, content string, headers ...string) testResponse {
	v.t.Helper()
	headers = append([]string{"X-Atlassian-Token", "no-check", "Content-Type", "image/png"}, headers...)
	return v.send("POST", temporaryPath+"?filename=pic.png&username="+username, content, headers...)
}

func (v *testClient) confirm(username, body string) testResponse {
	v.t.Helper()
	return v.send("POST", "/rest/api/2/user/avatar?username="+username, body, "X-Atlassian-Token", "no-check")
}

// client is a client with Basic credentials, and a cookie jar when it wants one.
type testClient struct {
	t                  *testing.T
	server             *Server
	username, password string
	client             *http.Client
}
