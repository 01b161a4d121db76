// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/http"
	"time"
)

func (s *Server) serverInfoRoutes() []route {
	return []route{{
		method: "GET", path: apiPath + "/serverInfo", handle: s.readServerInfo, access: loggedInSince10,
		produces: "application/json", statuses: []int{200, 401},
	}}
}

type serverInfoBean struct {
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

// readServerInfo shows the server time to logged-in callers only. The deployment type of Data Center is "Server" (facts
// 5.12). Anonymous callers are served before Jira 10, but not callers with an invalid token (facts 12.1).
func (s *Server) readServerInfo(e *exchange) *httpResponse {
	if e.caller == nil && hasScheme(e.request.Header.Get("Authorization"), "Bearer") {
		return e.notAuthenticated()
	}
	bean := serverInfoBean{
		BaseURL:             s.baseURL(),
		Version:             s.version.String(),
		VersionNumbers:      []int{s.version.Major, s.version.Minor, s.version.Patch},
		DeploymentType:      "Server",
		BuildNumber:         s.version.Build,
		BuildDate:           s.version.BuildDate,
		DatabaseBuildNumber: s.version.Build,
		SCMInfo:             "5c1a0e3f6d0b4a0c9d2f7a55a3d8c6f1e4b79d20",
		ServerTitle:         "Jira",
	}
	if s.settings.Cloud {
		bean.DeploymentType = "Cloud"
	}
	if e.caller != nil {
		bean.ServerTime = time.Now().Format("2006-01-02T15:04:05.000-0700")
	}
	return jsonResponse(http.StatusOK, bean)
}
