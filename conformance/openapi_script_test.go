// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package conformance

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/textproto"
	"net/url"
	"strings"
)

// requestScript sends requests to every operation and remembers which of them succeeded.
type requestScript struct {
	jira      jira
	client    *http.Client
	succeeded map[string]bool // by method and path with {parameters}
}

// request is one step of a script.
type request struct {
	operation string // method and path with {parameters} of the simulator
	query     string
	parameter string // the value of the {parameter}
	body      string
	mediaType string // defaults to JSON for requests with a body
	status    int
	anonymous bool
}

func (r request) path() string {
	_, path, _ := strings.Cut(r.operation, " ")
	before, rest, found := strings.Cut(path, "{")
	if found {
		_, after, _ := strings.Cut(rest, "}")
		path = before + url.PathEscape(r.parameter) + after
	}
	if r.query != "" {
		path += "?" + r.query
	}
	return path
}

func (s requestScript) send(step request) {
	s.jira.t.Helper()
	method, _, _ := strings.Cut(step.operation, " ")
	sent, err := http.NewRequestWithContext(s.jira.t.Context(), method, s.jira.url+step.path(), strings.NewReader(step.body))
	if err != nil {
		s.jira.t.Fatal(err)
	}
	sent.Header.Set("X-Atlassian-Token", "no-check")
	if step.body != "" {
		sent.Header.Set("Content-Type", "application/json")
	}
	if step.mediaType != "" {
		sent.Header.Set("Content-Type", step.mediaType)
	}
	if !step.anonymous {
		sent.SetBasicAuth("admin", "admin")
	}
	response, err := s.client.Do(sent)
	if err != nil {
		s.jira.t.Fatal(err)
	}
	body, _ := io.ReadAll(response.Body)
	_ = response.Body.Close()
	if response.StatusCode != step.status {
		s.jira.t.Errorf("Jira %s: %s %s responded %d, want %d: %.300s", s.jira.version, method, step.path(), response.StatusCode, step.status, body)
	}
	if response.StatusCode < 300 {
		s.succeeded[step.operation] = true
	}
}

const api = "/rest/api/2"

func (s requestScript) run() {
	s.jira.control(http.MethodPost, "project", `{"Key":"ONE","Permissions":{"ASSIGNABLE_USER":["admin"],"BROWSE_PROJECTS":["admin"]}}`, nil)
	for _, step := range steps {
		s.send(step)
	}
	s.uploads()
	// The read-only mode is the last step, because no request ends it.
	s.send(request{operation: "GET " + api + "/readonly-mode", status: 200})
	s.send(request{operation: "PUT " + api + "/readonly-mode", body: `{"enabled":true}`, status: 200})
}

const robot, columns, property = "username=robot", "application/x-www-form-urlencoded", "/user/properties/{propertyKey}"

// steps are the requests without a session.
var steps = []request{
	{operation: "GET " + api + "/serverInfo", status: 200},
	{operation: "GET " + api + "/serverInfo", status: 401, anonymous: true},
	{operation: "POST " + api + "/user", body: `{"name":"robot","displayName":"Robot","emailAddress":"robot@example.com","password":"secret"}`, status: 201},
	{operation: "POST " + api + "/user", body: `{"name":"robot"}`, status: 400},
	{operation: "POST " + api + "/user", body: "{", status: 400},
	{operation: "POST " + api + "/user", body: "{}", status: 401, anonymous: true},
	{operation: "GET " + api + "/user", query: robot + "&expand=groups,applicationRoles", status: 200},
	{operation: "GET " + api + "/user", query: "username=ghost", status: 404},
	{operation: "GET " + api + "/user", query: robot, status: 401, anonymous: true},
	{operation: "GET " + api + "/user", query: "username=robot&key=robot", status: 400},
	{operation: "PUT " + api + "/user", query: robot, body: `{"displayName":"Bender"}`, status: 200},
	{operation: "PUT " + api + "/user", query: robot, body: "{}", status: 400},
	{operation: "GET " + api + "/myself", status: 200},
	{operation: "PUT " + api + "/user/password", query: robot, body: `{"password":"new"}`, status: 204},
	{operation: "GET " + api + "/password/policy", status: 200},
	{operation: "POST " + api + "/password/policy/createUser", body: `{"username":"robot","password":"x"}`, status: 200},
	{operation: "POST " + api + "/password/policy/updateUser", body: `{"username":"robot","newPassword":"x"}`, status: 200},
	{operation: "GET " + api + "/user/search", query: robot, status: 200},
	{operation: "GET " + api + "/user/picker", query: "query=robot&showAvatar=true", status: 200},
	{operation: "GET " + api + "/user/assignable/search", query: "project=ONE", status: 200},
	{operation: "GET " + api + "/user/assignable/search", status: 400},
	{operation: "GET " + api + "/user/assignable/multiProjectSearch", query: "projectKeys=ONE", status: 200},
	{operation: "GET " + api + "/user/viewissue/search", query: "projectKey=ONE&username=adm", status: 200},
	{operation: "GET " + api + "/user/viewissue/search", query: "projectKey=ONE", status: 400},
	{operation: "GET " + api + "/user/permission/search", query: "projectKey=ONE&permissions=BROWSE_PROJECTS", status: 200},
	{operation: "GET " + api + "/user/list", status: 200},
	{operation: "GET " + api + "/applicationrole", status: 200},
	{operation: "GET " + api + "/applicationrole/{key}", parameter: "jira-software", status: 200},
	{operation: "GET " + api + "/applicationrole/{key}", parameter: "nothing", status: 404},
	{operation: "POST " + api + "/user/application", query: robot + "&applicationKey=jira-software", status: 200},
	{operation: "DELETE " + api + "/user/application", query: robot + "&applicationKey=jira-software", status: 204},
	{operation: "PUT " + api + "/user/columns", body: "columns=summary&username=robot", mediaType: columns, status: 200},
	{operation: "GET " + api + "/user/columns", query: robot, status: 200},
	{operation: "DELETE " + api + "/user/columns", query: robot, status: 204},
	{operation: "PUT " + api + property, parameter: "p", query: robot, body: `{"a":1}`, status: 201},
	{operation: "PUT " + api + property, parameter: "p", query: robot, body: `{"a":2}`, status: 200},
	{operation: "GET " + api + "/user/properties", query: robot, status: 200},
	{operation: "GET " + api + property, parameter: "p", query: robot, status: 200},
	{operation: "DELETE " + api + property, parameter: "p", query: robot, status: 204},
	{operation: "GET " + api + property, parameter: "p", query: robot, status: 404},
	{operation: "POST " + api + "/group", body: `{"name":"robots"}`, status: 201},
	{operation: "POST " + api + "/group", body: `{"name":"robots"}`, status: 400},
	{operation: "POST " + api + "/group/user", query: "groupname=robots", body: `{"name":"robot"}`, status: 201},
	{operation: "GET " + api + "/group/member", query: "groupname=robots", status: 200},
	{operation: "GET " + api + "/group/member", query: "groupname=ghosts", status: 404},
	{operation: "DELETE " + api + "/group/user", query: "groupname=robots&username=robot", status: 200},
	{operation: "DELETE " + api + "/group", query: "groupname=robots", status: 200},
	{operation: "GET " + api + "/avatar/{type}/system", parameter: "user", status: 200},
	{operation: "GET " + api + "/user/avatars", query: robot, status: 200},
	{operation: "GET " + api + "/user/avatars", query: "username=ghost", status: 404},
	{operation: "PUT " + api + "/user/avatar", query: robot, body: `{"id":"10122"}`, status: 200},
	{operation: "DELETE " + api + "/user/avatar/{id}", query: robot, parameter: "1", status: 404},
	{operation: "POST " + api + "/user/avatar", query: robot, body: "{}", status: 500},
	{operation: "DELETE " + api + "/user/session/{username}", parameter: "robot", status: 200},
	{operation: "DELETE " + api + "/user", query: robot, status: 204},
	{operation: "DELETE " + api + "/user", query: robot, status: 404},
	{operation: "POST /rest/auth/1/session", body: `{"username":"admin","password":"admin"}`, status: 200, anonymous: true},
	{operation: "POST /rest/auth/1/session", body: `{"username":"ghost","password":"wrong"}`, status: 401, anonymous: true},
	{operation: "GET /rest/auth/1/session", status: 200},
	{operation: "GET /rest/auth/1/session", status: 401, anonymous: true},
	{operation: "DELETE /rest/auth/1/session", status: 204},
	{operation: "DELETE /rest/auth/1/websudo", status: 204},
}

// uploads confirms an upload of each form in its session, and deletes the avatar.
func (s requestScript) uploads() {
	s.jira.t.Helper()
	const raw, crop = "username=admin&filename=a.png", `{"cropperWidth":"60","cropperOffsetX":"0","cropperOffsetY":"0"}`
	jar, err := cookiejar.New(nil)
	if err != nil {
		s.jira.t.Fatal(err)
	}
	session := s
	session.client = &http.Client{Transport: s.client.Transport, Jar: jar}
	upload, confirm := "POST "+api+"/user/avatar/temporary", "POST "+api+"/user/avatar"
	form, mediaType := session.form(twoColors(s.jira.t, 60))
	smallForm, smallType := session.form(twoColors(s.jira.t, 48))
	for _, step := range []request{
		{operation: upload, query: raw, body: string(twoColors(s.jira.t, 60)), mediaType: "image/png", status: 201},
		{operation: confirm, query: "username=admin", body: crop, status: 201},
		{operation: confirm, query: "username=admin", body: crop, status: 500},
		{operation: upload, query: raw, body: string(twoColors(s.jira.t, 48)), mediaType: "image/png", status: 201},
		{operation: upload, query: raw, body: "no image", mediaType: "image/png", status: 400},
		{operation: upload, query: "username=admin", body: form, mediaType: mediaType, status: 201},
		{operation: upload, query: "username=admin", body: smallForm, mediaType: smallType, status: 201},
		{operation: upload, query: "username=admin", body: "no form", mediaType: mediaType, status: 200},
		{operation: "GET " + api + "/user/avatars", query: "username=admin", status: 200},
		{operation: "DELETE " + api + "/user/avatar/{id}", query: "username=admin", parameter: "10500", status: 204},
	} {
		session.send(step)
	}
}

func (s requestScript) form(image []byte) (body, mediaType string) {
	s.jira.t.Helper()
	var written bytes.Buffer
	writer := multipart.NewWriter(&written)
	part, err := writer.CreatePart(textproto.MIMEHeader{
		"Content-Disposition": {`form-data; name="avatar"; filename="a.png"`}, "Content-Type": {"image/png"},
	})
	if err != nil {
		s.jira.t.Fatal(err)
	}
	_, _ = part.Write(image)
	_ = writer.Close()
	return written.String(), writer.FormDataContentType()
}
