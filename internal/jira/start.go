// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"net/http"
)

// serverInfoPath is asked first, and alone.
const serverInfoPath = "rest/api/2/serverInfo"

// ServerInfo is what Jira says of itself.
type ServerInfo struct {
	// Version is such as "10.3.24"; VersionNumbers are its parts.
	Version        string `json:"version"`
	VersionNumbers []int  `json:"versionNumbers"`
	// DeploymentType is "Server" for Server and Data Center alike (facts 5.12).
	DeploymentType string `json:"deploymentType"`
	// BaseURL is Jira's own idea of its address; it need not be the one that we use.
	BaseURL string `json:"baseUrl"`
	// BuildNumber orders versions; BuildDate is in Jira's form, such as 2024-11-05T00:00:00.000+0000.
	BuildNumber int64  `json:"buildNumber"`
	BuildDate   string `json:"buildDate"`
	// Title is how the administrators call this Jira.
	Title string `json:"serverTitle"`
	// LoggedInAs is the username that Jira knows us by; empty where it does not say.
	LoggedInAs string `json:"-"`
}

func (i ServerInfo) isCloud() bool { return i.DeploymentType == "Cloud" }

// start is the run's first request. All others wait for it, so that wrong credentials make one failed login, not one
// for each resource.
type start struct {
	// alone is held by whoever makes the request.
	alone chan struct{}
	done  bool
	info  ServerInfo
	err   error
}

func newStart() start { return start{alone: make(chan struct{}, 1)} }

// ServerInfo tells which Jira this is (GET serverInfo, once a run).
func (c *Client) ServerInfo(ctx context.Context) (ServerInfo, error) {
	return c.begin(ctx)
}

// begin makes the first request, or waits for it, and answers with what it found out. Its failure is final for the run:
// a hundred resources must not each wait through its repetitions again. An interruption is nobody's response.
func (c *Client) begin(ctx context.Context) (ServerInfo, error) {
	select {
	case c.start.alone <- struct{}{}:
		defer func() { <-c.start.alone }()
	case <-ctx.Done():
		return ServerInfo{}, ctx.Err()
	}
	if c.start.done {
		if refused := c.transport.rejected.Load(); c.start.err != nil && refused != nil {
			repeated := *refused
			repeated.Repeated = true
			return ServerInfo{}, &repeated
		}
		return c.start.info, c.start.err
	}
	info, err := c.askServerInfo(ctx)
	if err != nil && ctx.Err() != nil {
		return ServerInfo{}, err
	}
	c.start.done, c.start.info, c.start.err = true, info, err
	return info, err
}

func (c *Client) askServerInfo(ctx context.Context) (ServerInfo, error) {
	first := request{method: http.MethodGet, path: serverInfoPath}
	response, err := c.send(ctx, first)
	if err != nil {
		return ServerInfo{}, c.whyUnavailable(ctx, first, err)
	}
	info, err := decodeJSON(response, func(info ServerInfo) bool { return info.isCloud() || info.Version != "" })
	if err != nil {
		return ServerInfo{}, err
	}
	if info.isCloud() {
		return ServerInfo{}, &CloudError{}
	}
	info.LoggedInAs = response.loggedInUsername()
	return info, nil
}

// LoggedInAs is the username that the client acts as: the one it logs in with or, with a token, the one that Jira has
// told. Empty while that is not known; it does not ask.
func (c *Client) LoggedInAs() string {
	if c.settings.Token == "" {
		return c.settings.Username
	}
	c.start.alone <- struct{}{}
	defer func() { <-c.start.alone }()
	return c.start.info.LoggedInAs
}
