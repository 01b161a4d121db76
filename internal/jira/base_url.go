// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"errors"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// BaseURLProblem is why a text is not the base URL of a Jira.
type BaseURLProblem string

const (
	// BaseURLEmpty means that the text is empty or blank.
	BaseURLEmpty BaseURLProblem = "it is empty"
	// BaseURLMalformed means that the text is not a URL.
	BaseURLMalformed BaseURLProblem = "it is not a URL"
	// BaseURLCredentials means that the URL contains a username or password.
	BaseURLCredentials BaseURLProblem = "it contains credentials"
	// BaseURLScheme means that the scheme is neither https nor http.
	BaseURLScheme BaseURLProblem = "its scheme is neither https nor http"
	// BaseURLNoHost means that the URL has no host name.
	BaseURLNoHost BaseURLProblem = "it has no host name"
	// BaseURLQuery means that the URL has a query or a fragment.
	BaseURLQuery BaseURLProblem = "it has a query or a fragment"
	// BaseURLPage means that the URL points to a page of Jira or into its REST API.
	BaseURLPage BaseURLProblem = "it points to a page of Jira"
	// BaseURLCloud means that the host belongs to Jira Cloud.
	BaseURLCloud BaseURLProblem = "it is the address of a Jira Cloud site"
)

// BaseURLError reports a text that is not the base URL of a Jira. It never contains the text, which may hold a password.
type BaseURLError struct {
	Problem BaseURLProblem
	// Scheme is the unsupported scheme of a BaseURLScheme, without the colon. It may be empty.
	Scheme string
	// Page is the part of the path that a BaseURLPage should not have, such as /secure. What follows it is left out.
	Page string
	// BaseURL is the base URL that was probably meant: with a scheme, and without a page, a query and a fragment. It is empty
	// where that is unclear.
	BaseURL string
}

// Error returns the problem.
func (e *BaseURLError) Error() string { return "invalid base URL: " + string(e.Problem) }

// ParseBaseURL parses the address of a Jira, with any context path, with or without a trailing slash. Its errors are
// BaseURLErrors.
func ParseBaseURL(text string) (*url.URL, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil, &BaseURLError{Problem: BaseURLEmpty}
	}
	// The error of url.Parse repeats the text, which may hold a password.
	parsed, err := url.Parse(text)
	if problem := missingScheme(text, parsed); problem != nil {
		return nil, problem
	}
	if err != nil {
		return nil, &BaseURLError{Problem: BaseURLMalformed}
	}
	switch {
	case parsed.User != nil:
		return nil, &BaseURLError{Problem: BaseURLCredentials}
	case parsed.Scheme != "https" && parsed.Scheme != "http":
		return nil, &BaseURLError{Problem: BaseURLScheme, Scheme: parsed.Scheme}
	case parsed.Hostname() == "":
		return nil, &BaseURLError{Problem: BaseURLNoHost}
	case isCloudHost(parsed.Hostname()):
		return nil, &BaseURLError{Problem: BaseURLCloud}
	}
	before, page := cutPage(parsed)
	baseURL := &url.URL{Scheme: parsed.Scheme, Host: parsed.Host, Path: strings.TrimRight(before, "/")}
	switch {
	case page != "":
		return nil, &BaseURLError{Problem: BaseURLPage, Page: "/" + page, BaseURL: baseURL.String()}
	case parsed.RawQuery != "" || parsed.ForceQuery || parsed.Fragment != "":
		return nil, &BaseURLError{Problem: BaseURLQuery, BaseURL: baseURL.String()}
	}
	return baseURL, nil
}

// hostPattern matches a text that begins with a host name that has a dot or a port. A word alone may be a token in the
// wrong place, which must not be repeated.
var hostPattern = regexp.MustCompile(`^(//)?[A-Za-z0-9-]+((\.[A-Za-z0-9-]+)+(:[0-9]+)?|:[0-9]+)(/|\?|#|$)`)

// missingScheme returns the error of a text such as jira.example.com:8080/jira, or nil. url.Parse takes the host of such a
// text for its scheme.
func missingScheme(text string, parsed *url.URL) error {
	if strings.Contains(text, "://") || (parsed != nil && (parsed.Scheme == "https" || parsed.Scheme == "http")) {
		return nil
	}
	if before, _, found := strings.Cut(text, "@"); found && !strings.Contains(before, "/") {
		return &BaseURLError{Problem: BaseURLCredentials}
	}
	if !hostPattern.MatchString(text) {
		return nil
	}
	meant, err := ParseBaseURL("https://" + strings.TrimPrefix(text, "//"))
	var invalid *BaseURLError
	switch {
	case err == nil:
		return &BaseURLError{Problem: BaseURLScheme, BaseURL: meant.String()}
	case errors.As(err, &invalid) && invalid.BaseURL != "":
		return &BaseURLError{Problem: BaseURLScheme, BaseURL: invalid.BaseURL}
	default:
		return err
	}
}

// isCloudHost reports whether a host belongs to Jira Cloud.
func isCloudHost(host string) bool {
	host = "." + strings.ToLower(strings.TrimSuffix(host, "."))
	return strings.HasSuffix(host, ".atlassian.net") || strings.HasSuffix(host, ".jira.com")
}

// keyPattern matches the key of a project or an issue. Jira shows keys in upper case.
var keyPattern = regexp.MustCompile(`^[A-Z][A-Z0-9_]+(-[0-9]+)?$`)

// cutPage splits a path before the first element that belongs to a page of Jira or to its REST API. The element is empty
// without such a page. A context path may have any name, so that elements of other names count only in the form that
// Jira's own links have.
func cutPage(address *url.URL) (before, page string) {
	elements := strings.Split(address.Path, "/")
	for index, element := range elements {
		next := ""
		if index+1 < len(elements) {
			next = elements[index+1]
		}
		if isPage(element, next, address.RawQuery != "") {
			return strings.Join(elements[:index], "/"), element
		}
	}
	return address.Path, ""
}

func isPage(element, next string, hasQuery bool) bool {
	switch element {
	case "rest", "secure":
		return true
	case "browse", "projects":
		return keyPattern.MatchString(next)
	case "plugins":
		return next == "servlet"
	case "issues":
		return next == "" && hasQuery
	default:
		return slices.ContainsFunc([]string{".jsp", ".jspa"}, func(ending string) bool { return strings.HasSuffix(element, ending) })
	}
}
