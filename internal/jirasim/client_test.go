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

// startJira serves a Jira for one test. After the test it checks that the operation of every response declares its status,
// because TestOpenAPI compares the declared statuses with Atlassian's files.
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
	// Filters and the REST framework send these before the operation is reached.
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
		t.Errorf("%s %s responded %d, which its operation does not declare", request.Method, request.Path, request.Status)
	}
}

// testClient sends requests with basic authentication, or anonymously with an empty username.
type testClient struct {
	t                  *testing.T
	server             *Server
	username, password string
	client             *http.Client
}

// clientAs returns a client that authenticates as a user.
func (s *Server) clientAs(t *testing.T, username, password string) *testClient {
	t.Helper()
	transport := &http.Transport{}
	t.Cleanup(transport.CloseIdleConnections)
	return &testClient{t: t, server: s, username: username, password: password, client: &http.Client{
		Transport:     transport,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// anonymous returns a client without credentials.
func (s *Server) anonymous(t *testing.T) *testClient { return s.clientAs(t, "", "") }

// asAdmin returns a client that authenticates as the setup administrator.
func (s *Server) asAdmin(t *testing.T) *testClient { return s.clientAs(t, "admin", "admin") }

// keepingCookies gives the client a cookie jar and returns it.
func (c *testClient) keepingCookies() *testClient {
	jar, err := cookiejar.New(nil)
	if err != nil {
		c.t.Fatal(err)
	}
	c.client.Jar = jar
	return c
}

type testResponse struct {
	status int
	header http.Header
	body   string
}

// try sends a request. Headers are pairs of name and value; an empty value removes the header.
func (c *testClient) try(method, path, body string, headers ...string) (testResponse, error) {
	request, err := http.NewRequestWithContext(c.t.Context(), method, c.server.URL()+path, strings.NewReader(body))
	if err != nil {
		c.t.Fatal(err)
	}
	request.Header.Set("User-Agent", "client")
	if body != "" {
		request.Header.Set("Content-Type", "application/json")
	}
	if c.username != "" {
		request.SetBasicAuth(c.username, c.password)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
		if headers[i+1] == "" {
			request.Header.Del(headers[i])
		}
	}
	response, err := c.client.Do(request)
	if err != nil {
		return testResponse{}, err
	}
	defer func() { _ = response.Body.Close() }()
	read, err := io.ReadAll(response.Body)
	return testResponse{response.StatusCode, response.Header, string(read)}, err
}

func (c *testClient) send(method, path, body string, headers ...string) testResponse {
	c.t.Helper()
	got, err := c.try(method, path, body, headers...)
	if err != nil {
		c.t.Fatalf("%s %s: %v", method, path, err)
	}
	return got
}

func (c *testClient) get(path string) testResponse { c.t.Helper(); return c.send("GET", path, "") }

// expect fails the test unless the response has the status and the body contains all pieces.
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

// into decodes the JSON body into the target.
func (r testResponse) into(t *testing.T, target any) {
	t.Helper()
	if err := json.Unmarshal([]byte(r.body), target); err != nil {
		t.Fatalf("%v in %.400s", err, r.body)
	}
}

// addRobot adds an active user without administration rights. Its password is its username.
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

// twoColors returns an image whose left half is red and whose right half is blue.
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

// upload sends a PNG as raw body.
func (c *testClient) upload(username, content string, headers ...string) testResponse {
	c.t.Helper()
	headers = append([]string{"X-Atlassian-Token", "no-check", "Content-Type", "image/png"}, headers...)
	return c.send("POST", temporaryPath+"?filename=pic.png&username="+username, content, headers...)
}

func (c *testClient) confirm(username, body string) testResponse {
	c.t.Helper()
	return c.send("POST", "/rest/api/2/user/avatar?username="+username, body, "X-Atlassian-Token", "no-check")
}

var simulatedVersions = []string{"8.2", "8.20", "9.12", "10.3", "11.3"}
