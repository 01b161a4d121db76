// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"net/http"
)

// serverInfoPath is the path of the first request of a run.
const serverInfoPath = "rest/api/2/serverInfo"

// ServerInfo is Jira's description of itself.
type ServerInfo struct {
	// Version is such as "10.3.24"; VersionNumbers are its parts.
	Version        string `json:"version"`
	VersionNumbers []int  `json:"versionNumbers"`
	// DeploymentType is "Server" for Server and for Data Center (facts 5.12).
	DeploymentType string `json:"deploymentType"`
	// BaseURL is the base URL in Jira's general configuration. It may differ from the one that the client uses.
	BaseURL string `json:"baseUrl"`
	// BuildNumber increases with each version. BuildDate has Jira's format, such as 2024-11-05T00:00:00.000+0000.
	BuildNumber int64  `json:"buildNumber"`
	BuildDate   string `json:"buildDate"`
	// Title is the title that administrators gave this Jira.
	Title string `json:"serverTitle"`
	// LoggedInAs is the username that Jira sees the client as, from a response header. Empty if Jira did not send it.
	LoggedInAs string `json:"-"`
}

func (i ServerInfo) isCloud() bool { return i.DeploymentType == "Cloud" }

// start is the first request of a run. All other requests wait for it, so that wrong credentials make one failed login
// and not one for each resource.
type start struct {
	// turn is held by the caller that makes the request, and guards the other fields.
	turn chan struct{}
	done bool
	info ServerInfo
	err  error
}

func newStart() start { return start{turn: make(chan struct{}, 1)} }

// ServerInfo returns version and deployment type of Jira (GET serverInfo, once in a run). It returns a CloudError if the
// base URL is that of a Jira Cloud site.
func (c *Client) ServerInfo(ctx context.Context) (ServerInfo, error) {
	return c.begin(ctx)
}

// begin makes the first request of the run, or waits for it, and returns its result. Its failure holds for the whole run:
// otherwise each of a hundred resources would wait for all retries. Only an interrupted request does not count, and the
// next caller makes it again.
func (c *Client) begin(ctx context.Context) (ServerInfo, error) {
	select {
	case c.start.turn <- struct{}{}:
		defer func() { <-c.start.turn }()
	case <-ctx.Done():
		return ServerInfo{}, ctx.Err()
	}
	if c.start.done {
		if rejected := c.chain.login.rejection(); c.start.err != nil && rejected != nil {
			return ServerInfo{}, rejected
		}
		return c.start.info, c.start.err
	}
	info, err := c.readServerInfo(ctx)
	if err != nil && ctx.Err() != nil {
		return ServerInfo{}, err
	}
	c.start.done, c.start.info, c.start.err = true, info, err
	return info, err
}

func (c *Client) readServerInfo(ctx context.Context) (ServerInfo, error) {
	first := request{method: http.MethodGet, path: serverInfoPath, verifies: true}
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

// LoggedInAs returns the username of the provider credentials. With a token, that is the username in the response to the
// first request; it is empty before that response. LoggedInAs sends nothing.
func (c *Client) LoggedInAs() string {
	if c.settings.Token == "" {
		return c.settings.Username
	}
	c.start.turn <- struct{}{}
	defer func() { <-c.start.turn }()
	return c.start.info.LoggedInAs
}
