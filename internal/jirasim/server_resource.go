// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/http"
	"time"
)

func (s *Server) serverRoutes() []route {
	return []route{
		{
			method: "GET", path: rest + "/serverInfo", handle: s.readServerInfo, access: anyone,
			produces: "application/json", statuses: []int{200},
		},
		{
			method: "GET", path: readOnlyModePath, handle: s.readReadOnlyMode, access: loggedIn,
			produces: "application/json", statuses: []int{200, 401},
		},
		{
			method: "PUT", path: readOnlyModePath, handle: s.enterReadOnlyMode, access: administrators,
			consumes: "application/json", statuses: []int{200, 400, 403},
		},
	}
}

type serverInfo struct {
	BaseURL             string `json:"baseUrl"`
	Version             string `json:"version"`
	VersionNumbers      []int  `json:"versionNumbers"`
	DeploymentType      string `json:"deploymentType"`
	BuildNumber         int    `json:"buildNumber"`
	BuildDate           string `json:"buildDate"`
	DatabaseBuildNumber int    `json:"databaseBuildNumber"`
	ServerTime          string `json:"serverTime,omitempty"`
	SCMInfo             string `json:"scmInfo"`
	ServerTitle         string `json:"serverTitle"`
}

// readServerInfo tells the time to those who are logged in only (facts 5.12). Data Center calls itself "Server".
func (s *Server) readServerInfo(e *exchange) httpResponse {
	info := serverInfo{
		BaseURL:             s.baseURL(),
		Version:             s.version.String(),
		VersionNumbers:      []int{s.version.major, s.version.minor, s.version.patch},
		DeploymentType:      "Server",
		BuildNumber:         s.version.build,
		BuildDate:           s.version.date,
		DatabaseBuildNumber: s.version.build,
		SCMInfo:             "5c1a0e3f6d0b4a0c9d2f7a55a3d8c6f1e4b79d20",
		ServerTitle:         "Jira",
	}
	if s.settings.Cloud {
		info.DeploymentType = "Cloud"
	}
	if e.caller != nil {
		info.ServerTime = time.Now().Format("2006-01-02T15:04:05.000-0700")
	}
	return jsonResponse(http.StatusOK, info)
}
