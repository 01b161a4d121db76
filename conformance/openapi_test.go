// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package conformance

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"
)

// documents are Atlassian's OpenAPI files by simulated version. They are not part of this repository (CONTRIBUTING.md).
var documents = map[string]string{"10.3": "jira-dc-10.3.24.json", "11.3": "jira-dc-11.3.8.json"}

func init() {
	// The page of the multipart upload has its JSON in a textarea (facts 4.2).
	openapi3filter.RegisterBodyDecoder("text/html", func(body io.Reader, header http.Header, schema *openapi3.SchemaRef, encode openapi3filter.EncodingFn) (any, error) {
		page, err := io.ReadAll(body)
		if err != nil {
			return nil, fmt.Errorf("read page: %w", err)
		}
		_, rest, _ := bytes.Cut(page, []byte("<textarea>"))
		content, _, _ := bytes.Cut(rest, []byte("</textarea>"))
		return openapi3filter.JSONBodyDecoder(bytes.NewReader(content), header, schema, encode)
	})
}

// document reads the file of a version once.
var document = func() func(string) (*openapi3.T, error) {
	readers := map[string]func() (*openapi3.T, error){}
	for version, file := range documents {
		readers[version] = sync.OnceValues(func() (*openapi3.T, error) {
			return openapi3.NewLoader().LoadFromFile(filepath.Join(os.Getenv("JIRA_OPENAPI"), file))
		})
	}
	return func(version string) (*openapi3.T, error) { return readers[version]() }
}()

// transport checks every response against Atlassian's file for the version, where there is one.
func (j jira) transport() http.RoundTripper {
	j.t.Helper()
	if os.Getenv("JIRA_OPENAPI") == "" || documents[j.version] == "" {
		return http.DefaultTransport
	}
	shared, err := document(j.version)
	if err != nil {
		j.t.Fatal(err)
	}
	own := *shared
	own.Servers = openapi3.Servers{{URL: j.url + "/rest"}}
	router, err := gorillamux.NewRouter(&own)
	if err != nil {
		j.t.Fatal(err)
	}
	return &validatingTransport{jira: j, router: router}
}

// validatingTransport reports every response that Atlassian's file does not describe and that is no known error of the file.
type validatingTransport struct {
	jira   jira
	router routers.Router
	met    func(errorOfFile) // is called with every known error that a response met; can be nil
}

func (v *validatingTransport) RoundTrip(request *http.Request) (*http.Response, error) {
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		return nil, err //nolint:wrapcheck // a transport returns the errors of the transport below it
	}
	body, err := io.ReadAll(response.Body)
	_ = response.Body.Close()
	if err != nil {
		return nil, fmt.Errorf("read response: %w", err)
	}
	response.Body = io.NopCloser(bytes.NewReader(body))
	v.validate(request, response, body)
	return response, nil
}

func (v *validatingTransport) validate(request *http.Request, response *http.Response, body []byte) {
	v.jira.t.Helper()
	route, parameters, err := v.router.FindRoute(request)
	if err != nil {
		v.jira.t.Errorf("Jira %s: %s %s: %v", v.jira.version, request.Method, request.URL.Path, err)
		return
	}
	err = openapi3filter.ValidateResponse(request.Context(), &openapi3filter.ResponseValidationInput{
		RequestValidationInput: &openapi3filter.RequestValidationInput{Request: request, PathParams: parameters, Route: route},
		Status:                 response.StatusCode,
		Header:                 response.Header,
		Body:                   io.NopCloser(bytes.NewReader(body)),
		Options:                &openapi3filter.Options{IncludeResponseStatus: true, MultiError: true},
	})
	for _, difference := range differences(err) {
		met := errorOfFile{fmt.Sprintf("%s %s %d", request.Method, route.Path, response.StatusCode), difference}
		switch {
		case knownErrors[met] == "":
			v.jira.t.Errorf("Jira %s: %s: %s\nbody: %.300s", v.jira.version, met.response, met.difference, body)
		case v.met != nil:
			v.met(met)
		}
	}
}

var arrayIndex = regexp.MustCompile(`/\d+`)

// differences returns one line for each difference: the place in the body without array indexes, and the reason.
func differences(err error) []string {
	var several openapi3.MultiError
	var schema *openapi3.SchemaError
	var response *openapi3filter.ResponseError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &response) && response.Err == nil:
		return []string{response.Reason}
	case errors.As(err, &several):
		var lines []string
		for _, one := range several {
			lines = append(lines, differences(one)...)
		}
		return lines
	case errors.As(err, &schema):
		place := arrayIndex.ReplaceAllString("/"+strings.Join(schema.JSONPointer(), "/"), "/*")
		return []string{place + ": " + schema.Reason}
	}
	return []string{err.Error()}
}

// Every operation of the simulator that belongs to REST responds with a success, and with what else a client can meet. All
// responses are as Atlassian's file says, except for the known errors of the file.
func TestOpenAPI_responses(t *testing.T) {
	t.Parallel()
	if os.Getenv("JIRA_OPENAPI") == "" {
		t.Skip("JIRA_OPENAPI is not set. Set it to the folder with Atlassian's OpenAPI files; CONTRIBUTING.md says how to get them.")
	}
	used := map[errorOfFile]bool{}
	for version := range documents {
		jira := startJira(t, version)
		validating, isValidating := jira.transport().(*validatingTransport)
		if !isValidating {
			t.Fatalf("no file for %s", version)
		}
		validating.met = func(met errorOfFile) { used[met] = true }
		script := requestScript{jira: jira, client: &http.Client{Transport: validating}, succeeded: map[string]bool{}}
		script.run()
		var operations []string
		jira.control(http.MethodGet, "operations", "", &operations)
		for _, operation := range operations {
			if !script.succeeded[operation] {
				t.Errorf("Jira %s: no successful response of %s was checked", version, operation)
			}
		}
	}
	for known := range knownErrors {
		if !used[known] {
			t.Errorf("remove this known error, because no response met it: %+v", known)
		}
	}
}
