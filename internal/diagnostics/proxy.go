// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package diagnostics

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// proxy says why the proxy of the environment does not let requests through.
func (c Connection) proxy(proxy *jira.ProxyError) finding {
	without := fmt.Sprintf(" If Jira is reachable without a proxy, add %s to the environment variable NO_PROXY.", c.BaseURL.Hostname())
	switch {
	case proxy.Proxy == "":
		return finding{"", "Invalid " + proxy.Variable, fmt.Sprintf("The environment variable %s is not the URL of a proxy. Set it to an address such as http://proxy.example.com:3128.", proxy.Variable) + without}
	case proxy.Status == http.StatusProxyAuthRequired:
		return finding{"", "The proxy requires a login", proxyLogin(proxy) + without}
	case proxy.Status != 0:
		return finding{"", "The proxy refused the connection", fmt.Sprintf("The proxy %s in the environment variable %s responded with HTTP %d when the provider connected to %s. "+
			"Check the rules and the log of the proxy.", proxy.Proxy, proxy.Variable, proxy.Status, c.host()) + without}
	case jira.IsConnectionRefused(proxy):
		return finding{"", "Cannot reach the proxy", fmt.Sprintf("The environment variable %s sends requests through the proxy %s, which refused the connection. Check %s.",
			proxy.Variable, proxy.Proxy, proxy.Variable) + without}
	default:
		return finding{"", "Cannot reach the proxy", fmt.Sprintf("The environment variable %s sends requests through the proxy %s, which cannot be reached: %s Check %s.",
			proxy.Variable, proxy.Proxy, sentence(proxy.Cause.Error()), proxy.Variable) + without}
	}
}

// proxyLogin says how to log in to a proxy. It does not repeat the credentials.
func proxyLogin(proxy *jira.ProxyError) string {
	text := fmt.Sprintf("The proxy %s in the environment variable %s ", proxy.Proxy, proxy.Variable)
	if proxy.Credentials {
		return text + fmt.Sprintf("rejected its username and password (HTTP 407). Correct them in %s.", proxy.Variable)
	}
	scheme, host, _ := strings.Cut(proxy.Proxy, "://")
	return text + fmt.Sprintf("requires a login (HTTP 407). Add a username and password to %s: %s://USERNAME:PASSWORD@%s.", proxy.Variable, scheme, host)
}
